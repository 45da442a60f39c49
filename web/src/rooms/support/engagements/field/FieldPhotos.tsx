import { lists } from '@boru/contract/words';
import { useId, useState } from 'react';
import { useText } from '#lib/i18n';
import { usePick } from '#lib/locale';
import { Notice } from '#ui/Notice';
import { FormStack, Section } from '#ui/Page';
import { TextField } from '#ui/TextField';
import type { EngagementView } from '../api.ts';
import { fieldMessages } from './messages.ts';
import { pictureOf } from './picture.ts';
import type { KeptPhoto } from './shelf.ts';

interface Props {
  readonly view: EngagementView;
  readonly device: string;
  readonly pictures: readonly KeptPhoto[];
  readonly isOpen: boolean;
  readonly onTake: (photo: KeptPhoto) => Promise<void>;
}

/** Pictures lie on the device; the company reads their captions and says which may leave it. */
export function FieldPhotos({ view, device, pictures, isOpen, onTake }: Props) {
  const t = useText(fieldMessages);
  const pick = usePick();
  const id = useId();
  const [caption, setCaption] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const states = new Map(view.photos.map(({ key, state }) => [key, pick(lists.photoState[state])]));
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    if (caption.trim() === '') return setFault(t.needed);
    try {
      const about = { engagementId: view.id, question: null, caption: caption.trim(), device };
      await onTake(await pictureOf(file, about));
      setCaption('');
      setFault(null);
    } catch {
      setFault(t.notPicture);
    }
  };
  return (
    <Section title={t.photos} lead={t.photosLead}>
      <FormStack>
        <TextField label={t.caption} maxLength={200} value={caption} onChange={setCaption} isDisabled={!isOpen} />
        <label htmlFor={id}>{t.choose}</label>
        <input
          id={id}
          type="file"
          accept="image/*"
          capture="environment"
          disabled={!isOpen}
          onChange={(event) => {
            const { target } = event;
            void take(target.files?.[0]).then(() => {
              target.value = '';
            });
          }}
        />
        {fault === null ? null : (
          <Notice tone="danger" isLive>
            {fault}
          </Notice>
        )}
        {pictures.length === 0 ? null : (
          <>
            <p className="tabular">{t.onDevice({ count: pictures.length })}</p>
            <ul>
              {pictures.map((one) => (
                <li key={one.key}>
                  {one.caption} <span className="small muted">{states.get(one.key) ?? t.local}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </FormStack>
    </Section>
  );
}
