/** Each button copies the text that it carries, and says for two seconds that it did. */
export function enableCopying(buttons) {
  for (const button of buttons) {
    button.addEventListener('click', async () => {
      const label = button.textContent;
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  }
}
