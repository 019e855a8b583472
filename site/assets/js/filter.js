/** Shows the publications that have every word and the kind, and hides a year that has none left. */
export function enableFilter(form) {
  const entries = [...document.querySelectorAll('[data-kind]')];
  const years = [...document.querySelectorAll('.year')];
  const status = form.querySelector('[role=status]');
  const words = new Map(entries.map((entry) => [entry, fold(entry.textContent)]));

  const update = () => {
    const wanted = fold(form.elements.words.value).split(/\s+/);
    const kind = form.elements.kind.value;
    let found = 0;
    for (const entry of entries) {
      const text = words.get(entry);
      entry.hidden = (kind && entry.dataset.kind !== kind) || !wanted.every((word) => text.includes(word));
      if (!entry.hidden) found += 1;
    }
    for (const year of years) year.hidden = !year.querySelector('[data-kind]:not([hidden])');
    status.textContent = found === entries.length ? '' : `${found} / ${entries.length}`;
  };

  form.addEventListener('input', update);
  form.addEventListener('submit', (event) => event.preventDefault());
  update(); // a browser may bring back what was typed
}

/** Text in the form that is compared: without case and accents. */
function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
