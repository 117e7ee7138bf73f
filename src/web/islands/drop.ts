/** Takes files that are dropped anywhere on the area of a file input, and names those that were chosen. Without it the input works. */
function wake(area: HTMLElement): void {
  const input = area.querySelector<HTMLInputElement>('input[type=file]')
  const list = area.querySelector<HTMLElement>('[data-drop-list]')
  if (!input) return
  // Entering a child leaves its parent: the area is left when as many were left as entered.
  let inside = 0
  const light = (change: number) => {
    inside = change === 0 ? 0 : Math.max(0, inside + change)
    area.toggleAttribute('data-over', inside > 0)
  }
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  area.addEventListener('dragenter', event => hasFiles(event) && light(1))
  area.addEventListener('dragleave', event => hasFiles(event) && light(-1))
  area.addEventListener('dragover', event => {
    if (hasFiles(event)) event.preventDefault()
  })
  area.addEventListener('drop', event => {
    const files = event.dataTransfer?.files
    if (!files || files.length === 0) return
    event.preventDefault()
    light(0)
    input.files = files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  })
  input.addEventListener('change', () => {
    const names = [...(input.files ?? [])].map(file => `\u2068${file.name}\u2069`)
    if (list) list.textContent = names.length === 0 ? '' : (list.dataset.dropList ?? '').replace('{files}', names.join(', '))
  })
}

for (const area of document.querySelectorAll<HTMLElement>('[data-island="drop"]')) wake(area)
