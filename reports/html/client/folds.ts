// Parts of the page that are folded on a screen and, where they matter, open on paper.

/** Folds what is to be folded; opens on paper what belongs there. */
export function letFold(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-folds]')) details.open = false;
  const opened = new Set<HTMLDetailsElement>();
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-folds=print]:not([open])')) {
      details.open = true;
      opened.add(details);
    }
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened.clear();
  });
}
