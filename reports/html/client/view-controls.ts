// The choices above the heat map: metric, the two dimensions, and the values of the others.

import type { View } from '../../charts/sweep/view.js';

const select = (id: string) => document.querySelector<HTMLSelectElement>(`#${id}`);

/** Wires the choices; `change` is told of each new view. */
export function letChoose(first: View, change: (view: View) => void): void {
  let view = first;
  const [metric, across, down] = ['metric', 'across', 'down'].map(select);
  const fixes = [...document.querySelectorAll<HTMLElement>('[data-fixed]')];

  const show = () => {
    if (metric) metric.value = String(view.metric);
    if (across) across.value = String(view.across);
    if (down) down.value = String(view.down);
    for (const each of fixes) {
      const dimension = Number(each.dataset.fixed);
      each.hidden = dimension === view.across || dimension === view.down;
      each.querySelector('select')!.value = String(view.fixed[dimension]);
    }
  };
  const set = (next: Partial<View>) => {
    view = { ...view, ...next };
    show();
    change(view);
  };

  metric?.addEventListener('change', () => set({ metric: Number(metric.value) }));
  // A dimension cannot lie on both axes: they change places.
  across?.addEventListener('change', () => {
    const chosen = Number(across.value);
    set({ across: chosen, down: chosen === view.down ? view.across : view.down });
  });
  down?.addEventListener('change', () => {
    const chosen = Number(down.value);
    set({ down: chosen, across: chosen === view.across ? view.down : view.across });
  });
  for (const each of fixes) {
    const choice = each.querySelector('select')!;
    choice.addEventListener('change', () => {
      const dimension = Number(each.dataset.fixed);
      set({ fixed: view.fixed.map((place, i) => (i === dimension ? Number(choice.value) : place)) });
    });
  }
  // A browser may have kept the choices of a former visit.
  show();
}
