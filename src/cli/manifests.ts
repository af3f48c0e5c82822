import { buffer } from 'node:stream/consumers';
import { readManifests } from '../model/read';
import { Resource } from '../model/resource';
import { UsageError } from './exit';
import { Session } from './session';

/**
 * The objects of files, folders and the standard input.
 *
 * @param namespace of objects that name none
 */
export async function readObjects({ stdin, stderr }: Session, paths: readonly string[], namespace: string): Promise<readonly Resource[]> {
  const given = paths.includes('-') ? await buffer(stdin) : undefined;
  const { resources, problems } = readManifests(paths, { namespace, stdin: given });
  const lines = problems.map(({ file, line, severity, code, message }) => {
    // A cluster may have kinds that are newer than this package.
    const fatal = severity === 'error' && code !== 'unknown-kind';
    return { fatal, text: line === undefined ? `${file} ${message}` : `${file}:${line}: ${message}` };
  });
  const errors = lines.filter(({ fatal }) => fatal);
  if (errors.length > 0) throw new UsageError(errors.map(({ text }) => text).join('\nerror: '));
  for (const { text } of lines) stderr.write(`warning: ${text}\n`);
  if (resources.length === 0) throw new UsageError(`there is no object in ${paths.join(', ')}`);
  return resources;
}
