// Parts of the page that are folded on a screen and, where they matter, open on paper.

/** Folds what is to be folded; opens on paper what belongs there. */
export function letFold(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-folds]')) details.open = false;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-opens]'))
    button.addEventListener('click', () => {
      const all = [...document.querySelectorAll<HTMLDetailsElement>(`#${button.dataset.opens} > details`)];
      const open = all.some((details) => !details.open);
      for (const details of all) details.open = open;
      [button.textContent, button.dataset.other] = [button.dataset.other ?? '', button.textContent ?? ''];
    });
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
