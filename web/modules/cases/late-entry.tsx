// 补录: when it really happened, and what proves it. Times are those of the customer's wall clock, whatever the device thinks.
import { useState } from 'react';
import { useTexts } from '../../design/locale.ts';
import { serverNow } from '../../design/now.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { MomentField } from './moment-field.tsx';

const texts = {
  late: { zh: '补录：早先已发生', en: 'It happened earlier' },
  when: { zh: '发生时间', en: 'When it happened' },
  proof: { zh: '凭据（截图、纸单照片、通话录音）', en: 'Proof (screenshot, photo, call record)' },
  proofDo: { zh: '有凭据为 C 级凭证；无凭据须授权。', en: 'With proof it counts as grade C; without, permission is needed.' },
};

export type Late = { readonly occurredAt?: string; readonly proof: string[] };

/** `const late = useLateEntry()`; `late.input` goes into the submit, `late.field` is shown. */
export function useLateEntry() {
  const t = useTexts(texts);
  const [on, setOn] = useState(false);
  const [when, setWhen] = useState<string | null>(null);
  const uploads = useUploads();
  const input: Late = on && when ? { occurredAt: when, proof: [...uploads.ids] } : { proof: [] };
  const reset = () => {
    setOn(false);
    setWhen(null);
    uploads.clear();
  };
  const field = (
    <div className="late">
      <label className="late-switch">
        <input type="checkbox" checked={on} onChange={({ target }) => setOn(target.checked)} /> {t('late')}
      </label>
      {on && (
        <div className="late-more">
          <MomentField value={when} onChange={setWhen} label={t('when')} max={serverNow()} />
          <FileDrop uploads={uploads}>{t('proof')}</FileDrop>
          <small className="quiet">{t('proofDo')}</small>
        </div>
      )}
    </div>
  );
  return { input, busy: uploads.busy, field, reset, pending: on && !when };
}
