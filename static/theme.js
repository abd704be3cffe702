// Runs before the first paint, so that a chosen theme never flashes, and hears the button before the page's own
// scripts have come. A file of its own: the policy allows no inline script.
{
  const key = 'whither:theme';
  const root = document.documentElement;

  /** Storage may be forbidden: then the system's preference decides, and a choice lasts as long as the page. */
  const kept = (use) => {
    try {
      return use(localStorage);
    } catch {
      return null;
    }
  };

  const chosen = kept((storage) => storage.getItem(key));
  if (chosen === 'dark' || chosen === 'light') root.dataset.theme = chosen;

  addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.closest('[data-turns-theme]')) return;
    const isDark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    const theme = isDark ? 'light' : 'dark';
    root.dataset.theme = theme;
    kept((storage) => storage.setItem(key, theme));
  });
}
