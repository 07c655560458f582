// Commands on the page: a line that is broken never breaks the name of an option.

/** Puts the name of each option into one piece. In the file the command stays plain text, for whoever reads it there. */
export function keepOptionsWhole(): void {
  for (const code of document.querySelectorAll<HTMLElement>('pre > code')) {
    const pieces = (code.textContent ?? '').split(/(?<= )(--[a-z0-9-]+)/);
    code.replaceChildren(
      ...pieces.map((piece, at) => {
        if (at % 2 === 0) return piece;
        const name = document.createElement('span');
        name.className = 'whole';
        name.textContent = piece;
        return name;
      }),
    );
  }
}
