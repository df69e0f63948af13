{{- /* What every admission policy shares. Arguments of the parts: dict "root" $ and what each names. */ -}}

{{- /* The binding of a policy. name: of the policy without the release. */ -}}
{{- define "cairn.policy.binding" -}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: {{ .root.Release.Name }}-{{ .name }}
  labels: {{- include "cairn.labels" .root | nindent 4 }}
spec:
  policyName: {{ .root.Release.Name }}-{{ .name }}
  validationActions: [Deny]
{{- end }}

{{- /* The head of a policy. */ -}}
{{- define "cairn.policy.head" -}}
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: {{ .root.Release.Name }}-{{ .name }}
  labels: {{- include "cairn.labels" .root | nindent 4 }}
{{- end }}

{{- /* The operator itself is not asked: what it makes was asked for by somebody who was. */ -}}
{{- define "cairn.policy.notOperator" -}}
- name: not-the-operator
  expression: request.userInfo.username != '{{ include "cairn.operator" . }}'
{{- end }}

{{- /* Parts of the control plane that a policy lets pass. accounts: ServiceAccounts of kube-system. A controller
manager without credentials per controller has one name for all of them. */ -}}
{{- define "cairn.policy.notControlPlane" -}}
- name: not-the-control-plane
  expression: >-
    !(request.userInfo.username in ['system:kube-controller-manager'
    {{- range .accounts }}, 'system:serviceaccount:kube-system:{{ . }}'{{ end }}])
{{- end }}

{{- /* A match condition: the object has the operator's mark, or had it, itself or in its pods. */ -}}
{{- define "cairn.policy.marked" -}}
- name: marked                        # or was; a selector would not see the labels of the template
  expression: >-
    [object.metadata.?labels, object.spec.template.?metadata.?labels].exists(l, l[?'app.kubernetes.io/managed-by'].orValue('') == 'cairn')
    || (request.operation == 'UPDATE'
    && [oldObject.metadata.?labels, oldObject.spec.template.?metadata.?labels].exists(l, l[?'app.kubernetes.io/managed-by'].orValue('') == 'cairn'))
{{- end }}

{{- /* An expression: may the requester do this verb on modelversions here? */ -}}
{{- define "cairn.policy.may" -}}
authorizer.group('trail.cairn.dev').resource('modelversions').namespace(request.namespace).check('{{ . }}').allowed()
{{- end }}

{{- /* The second half of a message, in CEL: which right is missing and who is given it how. verb, role. */ -}}
{{- define "cairn.policy.grant" -}}
': user ' + request.userInfo.username + ' needs the verb {{ .verb }} on modelversions.trail.cairn.dev in namespace '
+ request.namespace + '; an administrator grants it: kubectl -n ' + request.namespace
+ ' create rolebinding {{ .root.Release.Name }}-{{ .role }} --clusterrole={{ .root.Release.Name }}-{{ .role }} --user=' + request.userInfo.username
{{- end }}

{{- /* Variables of a policy about an object that the operator recognises by its marks: which it has, and had.
templates: whether the marks of the pods that it makes count, too. */ -}}
{{- define "cairn.policy.marks" -}}
{{- $places := list "metadata" }}
{{- if .templates }}{{ $places = list "metadata" "spec.template.metadata" }}{{ end }}
{{- range $name, $object := dict "marks" "object" "marksBefore" "oldObject" }}
- name: {{ $name }}
  expression: >-
    {{ if eq $object "oldObject" }}request.operation == 'CREATE' ? [] : {{ end -}}
    {{ range $place := $places -}}
    {{ $object }}.{{ $place }}.?labels.orValue({})
    .filter(k, k.startsWith('cairn.dev/') || k.startsWith('app.kubernetes.io/'))
    .map(k, '{{ $place }} ' + k + '=' + {{ $object }}.{{ $place }}.labels[k])
    + {{ $object }}.{{ $place }}.?annotations.orValue({})
    .filter(k, k.startsWith('cairn.dev/')).map(k, '{{ $place }} @' + k + '=' + {{ $object }}.{{ $place }}.annotations[k])
    + {{ end -}}
    {{ $object }}.metadata.?ownerReferences.orValue([]).map(o, (o.?controller.orValue(false) ? 'controller ' : 'owner ') + o.uid)
{{- end }}
- name: sameMarks
  expression: request.operation == 'UPDATE' && sets.equivalent(variables.marks, variables.marksBefore)
{{- end }}

{{- /* An expression: name of the object; one that is to be named by the server has none yet. */ -}}
{{- define "cairn.policy.who" -}}
request.?name.orValue('without a name yet')
{{- end }}
