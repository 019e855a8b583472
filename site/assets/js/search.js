// The search of Doks: FlexSearch over /search-index.json. Loaded when the dialog is opened.
import FlexSearch from 'flexsearch';

let index;
let entries;

/** Answers what is typed into the dialog; a second call has nothing left to load. */
export async function search(dialog, indexAddress) {
  const status = dialog.querySelector('[role=status]');
  if (!index) {
    status.textContent = status.dataset.loading;
    await load(indexAddress);
    status.textContent = '';
    dialog.querySelector('input').addEventListener('input', () => show(dialog));
    dialog.addEventListener('keydown', (event) => moveFocus(dialog, event));
  }
  show(dialog);
}

async function load(address) {
  const response = await fetch(address);
  entries = await response.json();
  index = new FlexSearch.Document({
    tokenize: 'forward',
    encode: words,
    document: { id: 'id', index: ['title', 'content', 'date'] },
  });
  for (const entry of entries) index.add(entry);
}

/** The words of a text; each Chinese, Japanese or Korean character is a word, as there are no spaces between them. */
function words(text) {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}]+/gu) ?? [];
}

function show(dialog) {
  const query = dialog.querySelector('input').value.trim();
  const status = dialog.querySelector('[role=status]');
  const found = new Set(query ? index.search(query, { limit: 20 }).flatMap((field) => field.result) : []);
  const items = entries.filter((entry) => found.has(entry.id)).map(item);
  dialog.querySelector('.search-results').replaceChildren(...items);
  status.textContent = query && items.length === 0 ? status.dataset.none : '';
}

function item(entry) {
  const link = document.createElement('a');
  link.href = entry.permalink;
  link.textContent = entry.title;
  const line = document.createElement('li');
  line.append(link);
  const excerpt = document.createElement('p');
  excerpt.textContent = entry.content.slice(0, 140);
  line.append(excerpt);
  return line;
}

/** Arrow keys walk through the input and the results. */
function moveFocus(dialog, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [dialog.querySelector('input'), ...dialog.querySelectorAll('.search-results a')];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
