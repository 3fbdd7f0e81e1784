import { After, Before, describedBy, Field, type FieldOptions } from '../form-group/form-group.tsx'
import { type Attributes, type Content, classes, type Options } from '../markup.ts'

export type FileUploadProps = FieldOptions &
  Options<{
    multiple: boolean
    /** Adds the drop zone; without JavaScript the browser's own control remains. */
    javascript: boolean
    wrapperClasses: string
    wrapperAttributes: Attributes
  }>

export const FileUpload = (props: FileUploadProps) => {
  const id = props.id || props.name
  return (
    <Field field={props} id={id}>
      <Before formGroup={props.formGroup} />
      <DropZone {...props}>
        <input
          class={classes('govuk-file-upload', props.classes, props.errorMessage && 'govuk-file-upload--error')}
          id={id}
          name={props.name}
          type="file"
          disabled={Boolean(props.disabled)}
          multiple={Boolean(props.multiple)}
          aria-describedby={describedBy(id, props.describedBy, props)}
          {...props.attributes}
        />
      </DropZone>
      <After formGroup={props.formGroup} />
    </Field>
  )
}

const DropZone = (props: FileUploadProps & { children?: Content }) =>
  props.javascript ? (
    <div
      class={classes('govuk-file-upload-wrapper', props.wrapperClasses)}
      data-module="govuk-file-upload"
      {...props.wrapperAttributes}
    >
      {props.children}
    </div>
  ) : (
    props.children
  )
