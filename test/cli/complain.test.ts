// What an error says reaches the terminal as text alone.

import { expect, onTestFinished, test, vi } from 'vitest';
import { complain } from '../../cli/complain.js';
import { UserError } from '../../engine/errors.js';

test('a name from a file can neither command the terminal nor turn the text round', () => {
  const said: string[] = [];
  const written = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  onTestFinished(() => written.mockRestore());
  const code = complain(new UserError('The file a\u001b[31m\n\u202egpj.exe\u2066\u200fb is damaged; mend it.'), false);
  expect(code).toBe(2);
  expect(said).toEqual(['The file a [31m gpj.exe b is damaged; mend it.\n']);
});
