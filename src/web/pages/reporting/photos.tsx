/** Photos of a report: what they show, and the form for another. */
import { photosMax } from '../../../modules/reporting/schema.ts'
import { sayReport } from '../../messages/reporting.ts'
import { ActionButton, Field } from '../accounts/parts.tsx'
import type { Loaded } from './load.ts'
import type { ShownReport } from './load-report.ts'

export function Photos({ loaded, report }: { loaded: Loaded; report: ShownReport }) {
  const { language, base } = loaded
  const { photos, mayWrite } = report
  if (photos.length === 0 && !mayWrite) return null
  const own = `${base}/${report.id}/photos`
  return (
    <section class="card" aria-labelledby="photos">
      <h2 id="photos">{sayReport(language, 'photos')}</h2>
      {photos.length === 0 ? (
        <p class="muted">{sayReport(language, 'noPhotos')}</p>
      ) : (
        <ul class="report-photos">
          {photos.map(({ id, name, caption }) => (
            <li key={id}>
              <figure style="margin:0">
                <a href={`${own}/${id}`}>
                  <img src={`${own}/${id}`} alt={caption ?? name} loading="lazy" width="240" height="180" />
                </a>
                <figcaption>
                  <bdi>{caption ?? name}</bdi>
                </figcaption>
              </figure>
              {mayWrite && (
                <ActionButton
                  action={`${own}/${id}/remove`}
                  label={sayReport(language, 'removePhoto')}
                  fields={{ version: String(report.version) }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && photos.length < photosMax && (
        <details class="report-fold">
          <summary>{sayReport(language, 'addPhoto')}</summary>
          <form method="post" action={own} enctype="multipart/form-data">
            <input type="hidden" name="version" value={report.version} />
            <div class="field">
              <label for="photo">{sayReport(language, 'file')}</label>
              <input
                id="photo"
                name="file"
                type="file"
                required
                accept="image/jpeg,image/png,image/webp"
                aria-describedby="photo-hint"
              />
              <p class="hint" id="photo-hint">
                {sayReport(language, 'photoHint')}
              </p>
            </div>
            <Field name="caption" label={sayReport(language, 'caption')} maxLength={300} />
            <button type="submit">{sayReport(language, 'addPhoto')}</button>
          </form>
        </details>
      )}
    </section>
  )
}
