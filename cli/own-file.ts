// Which files are the user's own, and which are those of packages that they use.

/** Tells of full paths whether they belong to the code that starts from a file: to the same package where that one is installed, else to no package. */
export function ownFilesOf(entry: string): (file: string) => boolean {
  const plain = (path: string) => path.replaceAll('\\', '/');
  const [place = ''] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//s.exec(plain(entry)) ?? [];
  return (file) => plain(file).startsWith(place) && !/(^|\/)node_modules\//.test(plain(file).slice(place.length));
}
