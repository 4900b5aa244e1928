import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The first path that exists: the one named by the environment, or one of those where the program usually is. */
export function programPath(named: string | undefined, usual: readonly string[]): string | undefined {
  return [...(named ? [named] : []), ...usual].find((path) => existsSync(path));
}

/** Installs Debian's package, when this runs as root; without permission it does nothing. */
export function aptInstall(name: string): void {
  if (process.getuid?.() !== 0) return;
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (apt('update', '-qq')) apt('install', '-y', '-qq', '--no-install-recommends', name);
}
