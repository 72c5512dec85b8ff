// A school with mornings told by facts: vans that come in time, too late, or wait at a closed gate. For tests of penalties and appeals.
import { HOUR, iso, MINUTE, shanghaiInstant } from '../../../../kernel/time.ts';
import { upload } from '../../../deliveries/testing/dock-pictures.ts';
import { KG, openBooks, type School } from '../../statements/testing/open-books.ts';

type Morning = {
  /** Minutes after the end of the window; negative: before it. */
  readonly late?: number;
  /** The gate is shut from so many minutes before the end of the window on. */
  readonly gateFrom?: number;
  /** Kilograms that are short of each 50. */
  readonly short?: number;
};

export async function openSchool({ terms = 'sample-school' as 'sample-school' | 'sample-hospital' } = {}) {
  const books = await openBooks({ at: '2026-03-02T04:00:00+08:00' });
  const { it } = books;
  const [manager, driver, dispatcher, auditor] = await Promise.all([
    it.as('project-manager'),
    it.as('driver'),
    it.as('dispatcher'),
    it.as('auditor'),
  ]);

  /** Tomatoes at 5 yuan a kilogram. */
  async function aSchool(): Promise<School & { productId: string }> {
    const school = await books.aSchool(terms);
    const productId = await books.aProduct();
    await books.aSheet({ customerId: school.customerId, prices: { [productId]: 500 } });
    return { ...school, productId };
  }

  /** Delivered between 6 and 7 and accepted by the kitchen a quarter of an hour after it came. */
  async function aMorning(
    { siteId, customerId, productId }: School & { productId: string },
    on: string,
    { late = -10, gateFrom, short = 0 }: Morning = {},
  ) {
    const [from, to] = [shanghaiInstant(on, '06:00'), shanghaiInstant(on, '07:00')];
    it.clock.set(from - HOUR);
    const lines = [
      { product: '番茄', unit: 'kg' as const, ordered: 50 * KG, picked: 50 * KG, productId },
      { product: '番茄', unit: 'kg' as const, ordered: 50 * KG, picked: 50 * KG, productId },
    ];
    const { noteId } = await manager.api.deliveries.issue({ siteId, windowFrom: iso(from), windowTo: iso(to), lines });
    await dispatcher.api.deliveries.assign({ noteId, driverId: driver.accountId, vehicle: '苏A·1001' });
    await driver.api.deliveries.depart({ noteId });
    if (gateFrom !== undefined) {
      it.clock.set(to - gateFrom * MINUTE);
      await driver.api.deliveries.wait({ noteId, reason: 'gate-closed', files: [(await upload(it, driver.headers)).id] });
    }
    it.clock.set(to + late * MINUTE);
    await driver.api.deliveries.arrive({ noteId });
    it.clock.move(15 * MINUTE);
    const kitchen = await it.asContact(customerId);
    const { lines: issued } = await manager.api.deliveries.show({ noteId });
    const net = (50 - short) * KG;
    const photos = [(await upload(it, kitchen.headers)).id];
    const signers = [{ name: '刘老师', role: 'receiver' as const, signatureFileId: (await upload(it, kitchen.headers)).id }];
    const words = short === 0 ? [] : [{ lineId: issued[0]?.id ?? '', net, reason: 'short' as const, photos }];
    await kitchen.api.deliveries.accept({ noteId, lines: words, signers, photos });
    return { noteId };
  }

  /** The morning after the month: what is judged by the month is judged. */
  async function monthIsOver(): Promise<void> {
    it.clock.set('2026-04-01T09:00:00+08:00');
    for (let round = 0; round < 3; round++) await it.settle();
  }

  return { ...books, manager, driver, auditor, aSchool, aMorning, monthIsOver };
}
