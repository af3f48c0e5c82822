import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Source } from './decode';
import { ReadProblem } from './problem';

/** The file descriptor of what is piped into a program. */
const STDIN = 0;
const ENDINGS = new Set(['.json', '.yaml', '.yml']);

/** A text cannot be much longer. */
const MAX_BYTES = 500 * 1024 * 1024;
const TOO_LARGE = 'is larger than 500 MiB; split it';

export interface Sources {
  readonly sources: Source[];
  readonly problems: ReadProblem[];
}

/** The files of paths: files, `-` for the standard input, and what of folders, those within them too, ends in `.yaml`, `.yml` or `.json`. */
export function sourcesOf(paths: readonly string[], stdin?: Uint8Array): Sources {
  const sources: Source[] = [];
  const problems: ReadProblem[] = [];
  const seen = new Set<string>();
  for (const path of paths) visit(path);
  return { sources, problems };

  function visit(path: string): void {
    if (seen.has(path)) return;
    seen.add(path);
    try {
      if (path === '-') add(path, stdin ?? readFileSync(STDIN));
      else if (statSync(path).isDirectory()) folder(path);
      else add(path, readFileSync(path));
    } catch (thrown) {
      problems.push({ code: 'unreadable', severity: 'error', message: reason(thrown as NodeJS.ErrnoException), file: path });
    }
  }

  function add(file: string, bytes: Uint8Array): void {
    if (bytes.length <= MAX_BYTES) sources.push({ file, bytes });
    else problems.push({ code: 'unreadable', severity: 'error', message: TOO_LARGE, file });
  }

  function folder(path: string): void {
    const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
    const wanted = entries.filter((entry) => entry.isDirectory() || ENDINGS.has(extname(entry.name)));
    for (const { name } of wanted.sort((a, b) => (a.name < b.name ? -1 : 1))) visit(join(path, name));
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read',
  ERR_FS_FILE_TOO_LARGE: TOO_LARGE,
};

const reason = ({ code, message }: NodeJS.ErrnoException) => REASONS[code ?? ''] ?? `cannot be read: ${message}`;
