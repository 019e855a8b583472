/** Shows the publications that have every word and the kind, and hides a year that has none left. */
export function enableFilter(filter) {
  const entries = [...document.querySelectorAll('[data-kind]')];
  const years = [...document.querySelectorAll('.year')];
  const [words, kind, status] = ['[name=words]', '[name=kind]', '[role=status]'].map((part) => filter.querySelector(part));
  const texts = new Map(entries.map((entry) => [entry, fold(entry.textContent)]));

  const update = () => {
    const wanted = fold(words.value).split(/\s+/);
    const fits = (entry) => (!kind.value || entry.dataset.kind === kind.value) && wanted.every((word) => texts.get(entry).includes(word));
    for (const entry of entries) entry.hidden = !fits(entry);
    for (const year of years) year.hidden = !year.querySelector('[data-kind]:not([hidden])');
    const found = entries.filter((entry) => !entry.hidden).length;
    status.textContent = found === entries.length ? '' : `${found} / ${entries.length}`;
  };

  filter.addEventListener('input', update);
  update(); // a browser may bring back what was typed
}

/** Text in the form that is compared: without case and accents. */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
