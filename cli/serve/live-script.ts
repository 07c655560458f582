// The only script of these pages: it asks again for the part that changes, for as long as that says that it does.

/** The program as text. A page works without it: it then says itself when it is to be loaded again. */
export const LIVE_SCRIPT = `(() => {
  const region = () => document.getElementById('live');
  const lost = document.getElementById('lost');
  let wait = 0;
  const later = () => {
    const pause = Number(region()?.dataset.every);
    if (pause > 0) setTimeout(again, Math.max(pause, wait));
  };
  const again = async () => {
    if (document.hidden) return later();
    try {
      const answer = await fetch(region().dataset.from, { cache: 'no-store' });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('live');
      const at = document.activeElement?.id;
      const inside = region().contains(document.activeElement);
      const aside = region().querySelector('.scroll')?.scrollLeft ?? 0;
      region().replaceWith(document.adoptNode(fresh));
      if (inside && at) document.getElementById(at)?.focus({ preventScroll: true });
      region().querySelector('.scroll')?.scrollTo({ left: aside });
      if (page.title !== '') document.title = page.title;
      lost.hidden = true;
      wait = 0;
    } catch {
      lost.hidden = false;
      wait = Math.min(30000, Math.max(2000, wait * 2));
    }
    later();
  };
  later();
})();`;
