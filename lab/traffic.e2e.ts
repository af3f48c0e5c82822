import { spawnSync } from 'node:child_process';

test('programs and clients of the lab understand each other, and fail as they should', () => {
  const { status, stdout, stderr } = spawnSync('go', ['test', './traffic'], { cwd: __dirname, encoding: 'utf8' });

  expect(status === 0 ? '' : stdout + stderr).toBe('');
});
