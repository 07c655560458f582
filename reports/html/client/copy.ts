// Buttons that copy a text of the page.

/** Copies by selecting, which works where a page from a file may not write to the clipboard. */
function copySelected(element: HTMLElement): boolean {
  getSelection()?.selectAllChildren(element);
  return document.execCommand('copy');
}

/** Wires the buttons; what came of it is said beside each. */
export function letCopy(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
    const element = document.getElementById(button.dataset.copies ?? '');
    const status = button.parentElement?.querySelector<HTMLElement>('[role=status]');
    button.addEventListener('click', async () => {
      if (!element || !status) return;
      const done = await navigator.clipboard
        ?.writeText(element.textContent ?? '')
        .then(() => true)
        .catch(() => false);
      status.textContent = (done || copySelected(element) ? status.dataset.done : status.dataset.failed) ?? '';
    });
  }
}
