// What facts of our own certificates do to the table of certificates.
import { iso } from '../../../kernel/time.ts';
import { on } from '../../../platform/apply.ts';
import { goodsOf } from '../certificate.store.ts';
import * as told from './facts.ts';

export const apply = Object.fromEntries([
  on(told.reissued, (tx, data, fact) => {
    const product = { productId: data.productId, code: data.code, name: data.product };
    return tx
      .insertInto('certificates.certificate')
      .values({
        id: data.certificateId,
        kind: data.kind,
        variant: null,
        number: data.number,
        lot: data.lot,
        lot_id: data.lotId,
        products: JSON.stringify([product]),
        goods: goodsOf([product]),
        issued_on: data.issuedOn,
        valid_from: data.issuedOn,
        valid_to: null,
        files: '[]',
        reissued: true,
        based_on: data.basedOn,
        missing: data.missing,
        amount: data.amount,
        unit: data.unit,
        place_of_origin: data.origin,
        filed_at: iso(fact.recordedAt),
      })
      .execute();
  }),
  on(told.rebased, (tx, { certificateId, basedOn, missing }) =>
    tx.updateTable('certificates.certificate').set({ based_on: basedOn, missing }).where('id', '=', certificateId).execute(),
  ),
]);
