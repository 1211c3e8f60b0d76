import { initAll } from '/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
initAll();

// A file that would be refused is refused before it is sent.
for (const input of document.querySelectorAll('input[data-max-size]')) {
  input.addEventListener('change', () => {
    const tooLarge = [...input.files].some(file => file.size > Number(input.dataset.maxSize));
    input.setCustomValidity(tooLarge ? input.dataset.tooLarge : '');
    input.reportValidity();
  });
}
