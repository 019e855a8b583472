/** Makes each written-out address a link; its text stays as it is. */
export function linkMail(addresses) {
  for (const address of addresses) {
    const link = document.createElement('a');
    link.href = `mailto:${address.textContent.trim().replace('[AT]', '@')}`;
    link.textContent = address.textContent;
    address.replaceChildren(link);
  }
}
