/** A page that waits for long work: asks how far it is and loads anew when it is done. Without it the page loads anew by itself. */
const rows = document.querySelector('[data-waiting-rows]')
const written = new Intl.NumberFormat('en-GB')

async function ask(): Promise<void> {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'application/json' } })
    const state = answer.ok ? await answer.json() : { done: true }
    if (typeof state.rows !== 'number') return location.reload()
    if (rows) rows.textContent = written.format(state.rows)
  } catch {
    // A link that breaks off is no end of the work: the next question may get through.
  }
  setTimeout(ask, 1_000)
}
setTimeout(ask, 1_000)
