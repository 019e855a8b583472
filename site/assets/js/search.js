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
  const list = await response.json();
  index = new FlexSearch.Index({ tokenize: 'forward', encode: words });
  for (const entry of list) index.add(entry.id, `${entry.title} ${entry.date} ${entry.content}`);
  entries = new Map(list.map((entry) => [entry.id, entry]));
}

/** The words of a text; each Chinese, Japanese or Korean character is a word, as there are no spaces between them. */
function words(text) {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return folded.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}]+/gu) ?? [];
}

function show(dialog) {
  const query = dialog.querySelector('input').value.trim();
  const status = dialog.querySelector('[role=status]');
  const found = query ? index.search(query, { limit: 20 }) : [];
  const items = found.map((id) => item(entries.get(id)));
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
