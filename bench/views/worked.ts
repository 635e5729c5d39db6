import type { Page } from 'playwright-core';

/** Counts what a page's main thread works: milliseconds of its own processor time, whatever else the machine does. */
export async function worked(page: Page, metric: string, act: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === metric)?.value ?? NaN) * 1000;
  };
  const before = await read();
  await act();
  const after = await read();
  await session.detach();
  return after - before;
}
