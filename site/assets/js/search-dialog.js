/** Opens the search by its button, "/" or Ctrl+K; what searches is fetched the first time. */
export function enableSearch(button) {
  const dialog = document.querySelector('dialog.search');

  const open = async () => {
    if (dialog.open) return;
    dialog.showModal();
    const { search } = await import(button.dataset.search);
    await search(dialog, button.dataset.searchIndex);
  };

  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const control = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!slash && !control) return;
    event.preventDefault();
    open();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault(); // a search field would only be emptied
    dialog.close();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('a')) dialog.close(); // beside it, or on a result
  });
}
