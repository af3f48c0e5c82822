import { Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
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

/** The files of paths: files, `-` for the standard input, and what of folders, those within them too, ends in `.yaml`, `.yml` or `.json`. Links are followed. */
export function sourcesOf(paths: readonly string[], stdin?: Uint8Array): Sources {
  const sources: Source[] = [];
  const problems: ReadProblem[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    if (visit(path) === 'empty') unreadable(path, 'has no file that ends in .yaml, .yml or .json');
  }
  return { sources, problems };

  function visit(path: string): 'empty' | undefined {
    if (seen.has(path)) return undefined;
    seen.add(path);
    try {
      if (path === '-') add(path, stdin ?? readFileSync(STDIN));
      else if (statSync(path).isDirectory()) return folder(path);
      else add(path, readFileSync(path));
    } catch (thrown) {
      unreadable(path, reason(thrown as NodeJS.ErrnoException));
    }
    return undefined;
  }

  function add(file: string, bytes: Uint8Array): void {
    if (bytes.length <= MAX_BYTES) sources.push({ file, bytes });
    else unreadable(file, TOO_LARGE);
  }

  function unreadable(file: string, message: string): void {
    problems.push({ code: 'unreadable', severity: 'error', message, file });
  }

  /** Links may lead back to a folder, which is read once. */
  function folder(path: string): 'empty' | undefined {
    const real = `folder ${realpathSync(path)}`;
    if (seen.has(real)) return undefined;
    seen.add(real);
    const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
    const wanted = entries.filter((entry) => ENDINGS.has(extname(entry.name)) || entry.isDirectory() || leadsToFolder(entry));
    let found: 'empty' | undefined = 'empty';
    for (const entry of wanted.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inner = join(path, entry.name);
      if (isSpecial(entry)) unreadable(inner, 'is no regular file');
      else if (visit(inner) !== 'empty') found = undefined;
    }
    return found;
  }
}

function leadsToFolder(entry: Dirent): boolean {
  try {
    return entry.isSymbolicLink() && statSync(join(entry.parentPath, entry.name)).isDirectory();
  } catch {
    return false;
  }
}

/** One that may never end, as a pipe. */
const isSpecial = (entry: Dirent) => !entry.isFile() && !entry.isDirectory() && !entry.isSymbolicLink();

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read',
  ELOOP: 'is a link that leads back to itself',
  ENOTDIR: 'is not there: what it should be in is a file',
  ERR_FS_FILE_TOO_LARGE: TOO_LARGE,
};

const reason = ({ code, message }: NodeJS.ErrnoException) => REASONS[code ?? ''] ?? `cannot be read: ${message}`;
