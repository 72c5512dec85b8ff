// How this company prints: form, prices, copies, labels, the specimen of its stamp.
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { no } from '../refusals.ts';
import type { contract } from './contract.ts';
import { keepSetting, settingOf } from './paper.store.ts';

export async function showSetting({ db, actor }: Call): Promise<OutputOf<typeof contract.paperSetting>> {
  return { ...(await settingOf(db)), can: { change: actor.can.has('deliveries.set-paper') } };
}

export async function changeSetting(call: Call, input: InputOf<typeof contract.setPaper>): Promise<OutputOf<typeof contract.setPaper>> {
  return call.write(async (unit) => {
    if (input.stampFileId !== null) {
      const subject = { type: 'paper-setting', id: 'stamp' };
      const file = await unit.app.files.attach(unit, input.stampFileId, { subject, visibility: 'internal', customerId: null });
      if (file.kind !== 'image') throw no('not-a-picture');
    }
    await keepSetting(unit, input);
    return input;
  });
}
