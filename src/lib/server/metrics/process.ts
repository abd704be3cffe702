import { gauge, type Family } from './exposition.ts';

const startedSeconds = Math.floor(Date.now() / 1000 - process.uptime());

/** Under the names that Prometheus' own client libraries give them. */
export const processFamilies = (): readonly Family[] => {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    gauge('process_resident_memory_bytes', 'Resident memory in bytes.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Heap in use, in bytes.', heapUsed),
    gauge('nodejs_external_memory_bytes', 'Memory outside of the heap, in bytes.', external),
    {
      ...gauge('process_cpu_seconds_total', 'Processor time, in seconds.', (user + system) / 1e6),
      type: 'counter'
    },
    gauge('process_start_time_seconds', 'Start of the process, in seconds since 1970.', startedSeconds)
  ];
};
