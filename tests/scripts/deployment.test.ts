import { describe, expect, it } from 'vitest';
import { readSources, readText } from '../architecture/source-tree.ts';
import { Environment } from '../../src/config.ts';

/** What stands between a service's name and the next one's. */
function serviceText(name: string): string {
  const services = readText('docker-compose.yml').split(/^services:$/m)[1] ?? '';
  return new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n)+)`, 'm').exec(services)?.[1] ?? '';
}

describe('the image', () => {
  const removed = /npm uninstall.*?\\\n([\s\S]*?)\n\n/.exec(readText('Dockerfile'))?.[1] ?? '';
  const packages = removed.split(/[\s\\]+/).filter((name) => name !== '');
  const server = readSources('src').filter((source) => !source.path.startsWith('src/web/'));
  const used = new Set(
    server.flatMap((source) =>
      source.imports.filter((each) => !each.isType).map((each) => each.target),
    ),
  );

  it('leaves out only what the running server does not import', () => {
    expect(packages).toContain('vite');
    expect(packages.filter((name) => used.has(name))).toEqual([]);
  });

  it('names packages that the project has', () => {
    const { dependencies } = JSON.parse(readText('package.json')) as { dependencies: object };
    expect(packages.filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('does not run as root', () => {
    expect(readText('Dockerfile')).toMatch(/^USER node$/m);
  });
});

describe('docker-compose.yml', () => {
  it('opens the proxy to the outside and nothing else', () => {
    expect(serviceText('proxy')).toContain("'443:443'");
    for (const name of ['app', 'db']) {
      expect(serviceText(name)).toContain('restart:');
      expect(serviceText(name)).not.toMatch(/^ *ports:/m);
    }
  });

  it('trusts the address of its own proxy', () => {
    const address = /ipv4_address: ([\d.]+)/.exec(serviceText('proxy'))?.[1];
    expect(address).toBeTruthy();
    expect(serviceText('app')).toContain(`TRUSTED_PROXY: ${address}\n`);
  });

  it('sets variables that the app reads', () => {
    const environment = /^ {4}environment:\n((?: {6}.*\n)+)/m.exec(serviceText('app'))?.[1] ?? '';
    const names = [...environment.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name = '']) => name);
    expect(names).toContain('NODE_ENV');
    expect(names.filter((name) => !(name in Environment.shape))).toEqual([]);
  });
});
