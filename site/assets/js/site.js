// What the page can do with a script; without it everything is shown and readable.
import { enableCopying } from './copy.js';
import { enableFilter } from './filter.js';
import { linkMail } from './mail.js';
import { enableSearch } from './search-dialog.js';

linkMail(document.querySelectorAll('[data-mail]'));
enableCopying(document.querySelectorAll('[data-copy]'));
for (const filter of document.querySelectorAll('[data-filter]')) enableFilter(filter);
for (const button of document.querySelectorAll('[data-search]')) enableSearch(button);
