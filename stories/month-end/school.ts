// A school, its goods and its mornings of March 2026, told by the people who are there: for the story of a month end.
import { upload } from '../../server/modules/deliveries/testing/dock-pictures.ts';
import { signSample } from '../../server/modules/service-plans/testing/sign-sample.ts';
import type { SignedIn, TestApp } from '../../server/testing/open-test-app.ts';

export const KG = 1000;
/** Fen per kilogram, before and from the middle of the month. */
export const PRICES = { 番茄: [533, 561], 土豆: [317, 299] } as const;
export type Product = keyof typeof PRICES;
export const MIDDLE = '2026-03-16';

export type School = {
  readonly customerId: string;
  readonly siteId: string;
  readonly products: Readonly<Record<Product, string>>;
  readonly purchaser: SignedIn;
  readonly kitchen: SignedIn;
};

const common = { category: 'vegetable', stockUnit: 'kg', settleUnit: 'kg', toleranceClass: 'weighed', temperatureClass: 'ambient' } as const;

/** Its own price sheets, one for each half of the month. */
export async function foundSchool(day: TestApp): Promise<School> {
  const [office, buyer] = await Promise.all([day.as('project-manager'), day.as('purchasing')]);
  const { customerId } = await office.api.customers.register({ code: 'SYZX', name: '实验中学', kind: 'school' });
  const { siteId } = await office.api.customers.registerSite({ customerId, code: 'SYZX-1', name: '实验中学食堂', meals: { lunch: '11:30' } });
  await signSample(day, customerId);
  const tomato = (await buyer.api.products.register({ ...common, code: 'V1', name: '番茄' })).productId;
  const potato = (await buyer.api.products.register({ ...common, code: 'V2', name: '土豆' })).productId;
  const products = { 番茄: tomato, 土豆: potato };
  for (const [half, days] of [{ fromOn: '2026-03-01', toOn: '2026-03-15' }, { fromOn: MIDDLE }].entries()) {
    const { sheetId } = await buyer.api.products.draftSheet({
      customerId,
      name: `三月第 ${half + 1} 期询价`,
      kind: 'fixed',
      series: '询价',
      ...days,
    });
    const lines = (['番茄', '土豆'] as const).map((name) => ({ productId: products[name], unit: 'kg' as const, fen: PRICES[name][half] as number }));
    await buyer.api.products.setSheetLines({ sheetId, lines });
    await buyer.api.products.publishSheet({ sheetId });
  }
  const [purchaser, kitchen] = await Promise.all([day.asContact(customerId, 'customer-purchaser'), day.asContact(customerId)]);
  return { customerId, siteId, products, purchaser, kitchen };
}

export type Morning = {
  readonly on: string;
  /** When the van is let in; the window ends at 07:00. */
  readonly in?: string;
  /** From when it waits at the closed gate. */
  readonly gate?: string;
  /** Net grams of tomatoes on the scale where they are not what was ordered. */
  readonly tomatoes?: number;
};

const at = (on: string, time: string): string => `${on}T${time}:00+08:00`;

/** Ordered 37.3 kg of tomatoes and 20 kg of potatoes between 6 and 7; signed a quarter of an hour after the van is in. */
export async function deliver(day: TestApp, school: School, { on, in: letIn = '06:40', gate, tomatoes }: Morning): Promise<string> {
  const [clerk, dispatcher, driver] = await Promise.all([day.as('order-clerk'), day.as('dispatcher'), day.as('driver')]);
  day.clock.set(at(on, '05:00'));
  const line = (product: Product, ordered: number) => ({
    product,
    productId: school.products[product],
    unit: 'kg' as const,
    ordered,
    picked: ordered,
  });
  const { noteId } = await clerk.api.deliveries.issue({
    siteId: school.siteId,
    windowFrom: at(on, '06:00'),
    windowTo: at(on, '07:00'),
    lines: [line('番茄', 37_300), line('土豆', 20 * KG)],
  });
  await dispatcher.api.deliveries.assign({ noteId, driverId: driver.accountId, vehicle: '演A·10001' });
  await driver.api.deliveries.depart({ noteId });
  if (gate !== undefined) {
    day.clock.set(at(on, gate));
    await driver.api.deliveries.wait({ noteId, reason: 'gate-closed', files: [(await upload(day, driver.headers)).id] });
  }
  day.clock.set(at(on, letIn));
  await driver.api.deliveries.arrive({ noteId });
  const { headers, api } = school.kitchen;
  const photos = [(await upload(day, headers)).id];
  const signers = [{ name: '刘老师', role: 'receiver' as const, signatureFileId: (await upload(day, headers)).id }];
  const { lines } = await clerk.api.deliveries.show({ noteId });
  const weighed = tomatoes === undefined ? [] : [{ lineId: lines[0]?.id as string, net: tomatoes, reason: 'short' as const, photos }];
  await api.deliveries.accept({ noteId, lines: weighed, signers, photos });
  await day.settle();
  return noteId;
}
