// Draws what is in sight at once, and the rest one by one when the browser has nothing else to do.

/** What a place needs: to be drawn whole, or to follow the view alone. */
export type Need = 'whole' | 'view';

/** How far beyond the window a place counts as in sight, in CSS pixels. */
const NEAR = 200;

/** Something with a place on the page. */
interface Placed {
  readonly place: HTMLElement;
}

const isNear = ({ place }: Placed): boolean => {
  const { top, bottom } = place.getBoundingClientRect();
  return bottom > -NEAR && top < innerHeight + NEAR;
};

/** Sees to it that each thing gets what it needs; a later need of the same thing takes the place of an earlier one that waits, and never less. */
export function inTurns<T extends Placed>(act: (each: T, need: Need) => void) {
  const needs = new Map<T, Need>();
  let asked = 0;

  const serve = (each: T) => {
    const need = needs.get(each);
    needs.delete(each);
    if (need !== undefined) act(each, need);
  };
  const next = () => {
    asked = 0;
    const waiting = [...needs.keys()];
    const first = waiting.find(isNear) ?? waiting[0];
    if (first !== undefined) serve(first);
    if (needs.size > 0) ask();
  };
  const ask = () => {
    if (asked === 0) asked = setTimeout(next);
  };

  return {
    /** What is in sight gets it now, the rest in turn. */
    give(all: readonly T[], need: Need): void {
      for (const each of all) needs.set(each, needs.get(each) === 'whole' ? 'whole' : need);
      all.filter(isNear).forEach(serve);
      if (needs.size > 0) ask();
    },
    /** Everything gets it now, as before a sheet is printed. */
    giveAll(all: readonly T[], need: Need): void {
      for (const each of all) needs.set(each, needs.get(each) === 'whole' ? 'whole' : need);
      [...needs.keys()].forEach(serve);
    },
  };
}
