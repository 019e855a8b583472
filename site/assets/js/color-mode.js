// Decides before the first paint whether the page is dark, so that nothing flashes. Without this script the style
// sheet follows the system. The choice of a visitor is kept in this browser and never sent anywhere.
(() => {
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)');

  const remembered = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null; // storage is switched off
    }
  };

  const apply = () => {
    const theme = remembered() ?? (system.matches ? 'dark' : 'light');
    root.setAttribute('data-bs-theme', theme);
    document.querySelector('[data-color-mode]')?.setAttribute('aria-pressed', String(theme === 'dark'));
  };

  const toggle = () => {
    const theme = root.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem('theme', theme);
    } catch {
      // the choice then holds for this page only
    }
    root.setAttribute('data-bs-theme', theme);
    document.querySelector('[data-color-mode]').setAttribute('aria-pressed', String(theme === 'dark'));
  };

  root.classList.add('script');
  apply();
  system.addEventListener('change', apply);
  document.addEventListener('DOMContentLoaded', () => {
    apply();
    document.querySelector('[data-color-mode]')?.addEventListener('click', toggle);
  });
})();
