// Sends a message again, where that is allowed.
import { Button } from 'antd';
import { api } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import type { Message } from './labels.ts';

const texts = { resend: { zh: '重发', en: 'Send again' } };

export function Resend({ message }: { readonly message: Message }) {
  const t = useTexts(texts);
  const resend = useSubmit(api.outbox.resend);
  if (!message.can.resend) return null;
  return (
    <>
      <Button
        size="small"
        loading={resend.isPending}
        onClick={(event) => {
          event.stopPropagation();
          resend.mutate({ id: message.id });
        }}
      >
        {t('resend')}
      </Button>
      <Refused error={resend.error} />
    </>
  );
}
