import { renderHwpx } from './hwpx.ts';
import { renderPdf } from './pdf.ts';
import { loadTemplate, type TemplateFormat } from './templates.ts';

export type Preview = { filename: string; contentType: string; body: Buffer };

/** The template with its sample data, so that staff see the paper before anything real is printed; null: not in that format. */
export const previewTemplate = async (name: string, format: TemplateFormat = 'pdf'): Promise<Preview | null> => {
  const template = await loadTemplate(name);
  if (!template.formats.includes(format)) return null;
  const filename = `${template.title.ko} 견본.${format}`;
  if (format === 'hwpx')
    return { filename, contentType: 'application/hwp+zip', body: await renderHwpx(name, template.sample) };
  const printed = await renderPdf(name, template.sample);
  return { filename, contentType: 'application/pdf', body: printed.pdf };
};
