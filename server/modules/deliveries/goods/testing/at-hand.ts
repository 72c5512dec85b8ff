// Goods in the stores, and notes of one line in a wave, for tests of picking by lot.
import { SYSTEM } from '../../../../kernel/actor.ts';
import type { SignedIn } from '../../../../testing/open-test-app.ts';
import { receiveInUnit } from '../../../lots/testing/receive.ts';
import type { Dock } from '../../testing/open-deliveries.ts';

export const DAY = '2026-03-02';
type Goods = { amount: number; expiresOn?: string; producedOn?: string; supplierLot?: string };

export function atHand(dock: Dock, warehouse: SignedIn) {
  const versions = new Map<string, number>();
  return {
    receive: async (productId: string, goods: Goods[]) =>
      dock.app.app.inUnit(SYSTEM, (unit) =>
        receiveInUnit(
          unit,
          goods.map((one) => ({ productId, ...one })),
        ),
      ),
    /** A note of one line of this product, in a wave. */
    noteOf: async (productId: string, over: object = {}) => {
      const line = { product: '猪前腿肉', unit: 'kg' as const, ordered: 30_000, productId, overBp: 500, underBp: 300 };
      const { noteId, link } = await dock.issue({ lines: [line], cratesOut: 2, ...over });
      const { waveId } = await warehouse.api.deliveries.openWave({ day: DAY, noteIds: [noteId] });
      const [shown] = (await warehouse.api.deliveries.wave({ waveId })).items;
      return { noteId, waveId, link, lineId: shown?.id ?? '' };
    },
    pick: async ({ noteId, lineId }: { noteId: string; lineId: string }, word: object) => {
      const line = (await dock.linesOf(noteId)).find(({ id }) => id === lineId);
      const version = (line?.lots.length ?? 0) > 0 || line?.picked != null ? (versions.get(lineId) ?? 0) : 0;
      const { lines } = await warehouse.api.deliveries.pick({ noteId, lines: [{ lineId, version, ...word }] });
      versions.set(lineId, lines[0]?.version ?? 0);
      return lines[0];
    },
  };
}
