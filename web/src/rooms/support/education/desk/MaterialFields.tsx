import type { CourseInput } from '@boru/contract/education';
import { useText } from '#lib/i18n';
import { Button } from '#ui/Button';
import { FormStack, Section } from '#ui/Page';
import { TextField } from '#ui/TextField';
import { deskEducationMessages } from './messages.ts';

type Material = CourseInput['materials'][number];
interface Props {
  readonly materials: readonly Material[];
  readonly onChange: (materials: Material[]) => void;
  readonly fault: (path: string) => string | undefined;
}
const most = 10;
export const isWholeMaterials = (materials: readonly Material[]): boolean =>
  materials.every(({ title, url }) => title.trim() !== '' && /^https:\/\/[^\s/]+\.[^\s]+$/.test(url.trim()));

/** Addresses of what one reads before or after; the files themselves stay where the agency keeps them. */
export function MaterialFields({ materials, onChange, fault }: Props) {
  const t = useText(deskEducationMessages);
  const change = (number: number, part: Partial<Material>) =>
    onChange(materials.map((one, index) => (index === number - 1 ? { ...one, ...part } : one)));
  // Rows have no number of their own and never change places.
  const numbered = materials.map((material, index) => ({ material, number: index + 1 }));
  return (
    <Section
      title={t.materials}
      lead={t.materialsLead}
      action={
        <Button isDisabled={materials.length >= most} onPress={() => onChange([...materials, { title: '', url: '' }])}>
          {t.addMaterial}
        </Button>
      }
    >
      <FormStack>
        {numbered.map(({ material, number }) => (
          <fieldset key={number}>
            <legend className="small muted">{t.material({ number })}</legend>
            <FormStack>
              <TextField
                label={t.materialTitle}
                isRequired
                maxLength={120}
                value={material.title}
                onChange={(title) => change(number, { title })}
                error={fault(`materials.${number - 1}.title`)}
              />
              <TextField
                label={t.materialUrl}
                isRequired
                type="url"
                maxLength={300}
                value={material.url}
                onChange={(url) => change(number, { url })}
                error={fault(`materials.${number - 1}.url`)}
              />
              <Button
                look="quiet"
                size="small"
                onPress={() => onChange(materials.filter((_, index) => index !== number - 1))}
              >
                {t.removeMaterial({ number })}
              </Button>
            </FormStack>
          </fieldset>
        ))}
      </FormStack>
    </Section>
  );
}
