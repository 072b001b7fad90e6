import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';

/** How often the kernel deals a share out anew: often, so that nobody who is held back holds a lock for long. */
const PERIOD_US = 10_000;

const ROOT = '/sys/fs/cgroup';

/** A group of its own for a process, with a share of a core: by the second edition of cgroups, or by the first. */
function groupFor(pid: number, share: number): string {
  const name = `luuri-bench-${String(pid)}`;
  const quota = String(Math.round(PERIOD_US * share));
  const isSecond = existsSync(`${ROOT}/cgroup.controllers`);
  const group = `${ROOT}/${isSecond ? '' : 'cpu/'}${name}`;
  if (isSecond) writeFileSync(`${ROOT}/cgroup.subtree_control`, '+cpu');
  mkdirSync(group);
  if (isSecond) writeFileSync(`${group}/cpu.max`, `${quota} ${String(PERIOD_US)}`);
  else {
    writeFileSync(`${group}/cpu.cfs_period_us`, String(PERIOD_US));
    writeFileSync(`${group}/cpu.cfs_quota_us`, quota);
  }
  writeFileSync(`${group}/cgroup.procs`, String(pid));
  return group;
}

/** Processes that have no more than a share of a core each. */
export interface Held {
  readonly share: number;
  /** Takes the groups away, when the processes have ended. */
  release(): void;
}

/** Holds each of these processes to a share of a core, where the kernel lets us (Linux, as root); undefined elsewhere. */
export function holdToShare(pids: readonly number[], share: number): Held | undefined {
  const groups: string[] = [];
  const release = () => {
    for (const group of groups) rmdirSync(group);
  };
  try {
    for (const pid of pids) groups.push(groupFor(pid, share));
    return { share, release };
  } catch {
    return undefined;
  }
}
