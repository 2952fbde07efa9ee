{{/* Names and labels, and the pod that every role runs in. */}}
{{- define "tripline.name" -}}
{{ printf "%s" .Release.Name | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "tripline.selector" -}}
app.kubernetes.io/name: tripline
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .role }}
{{- end }}

{{- define "tripline.labels" -}}
{{ include "tripline.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{- define "tripline.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{- define "tripline.metadata" -}}
labels:
  {{- include "tripline.labels" . | nindent 2 }}
annotations:
  # New config, new pods: a process reads it once.
  checksum/config: {{ include (print .root.Template.BasePath "/config.yaml") .root | sha256sum }}
  {{- with .root.Values.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* root, role, arguments, resources; probed: whether it stays */}}
{{- define "tripline.pod" -}}
serviceAccountName: {{ include "tripline.name" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: 30
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "tripline.selector" . | nindent 8 }}
containers:
  - name: tripline
    image: {{ include "tripline.image" .root | quote }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    args: {{ toJson .arguments }}
    env:
      - {name: TRIPLINE_CONFIG, value: /etc/tripline/config}
      - {name: TRIPLINE_TELEMETRY, value: "0.0.0.0:9464"}
    ports:
      {{- if .listens }}
      - {name: records, containerPort: 8088}
      {{- end }}
      - {name: metrics, containerPort: 9464}
    {{- if .probed }}
    startupProbe:
      httpGet: {path: /healthz, port: metrics}
      periodSeconds: 2
      failureThreshold: 60
    livenessProbe:
      httpGet: {path: /healthz, port: metrics}
      periodSeconds: 10
      timeoutSeconds: 5
    # Not ready while state is read back or the bus is away.
    readinessProbe:
      httpGet: {path: /readyz, port: metrics}
      periodSeconds: 5
      timeoutSeconds: 5
    {{- end }}
    resources:
      requests: {cpu: {{ .resources.cpu | quote }}, memory: {{ .resources.memory }}, ephemeral-storage: {{ .resources.ephemeral }}}
      limits: {cpu: {{ .resources.cpu | quote }}, memory: {{ .resources.memory }}, ephemeral-storage: {{ .resources.ephemeral }}}
    securityContext:
      allowPrivilegeEscalation: false
      privileged: false
      readOnlyRootFilesystem: true
      runAsNonRoot: true
      runAsUser: 65532
      capabilities: {drop: [ALL]}
      seccompProfile: {type: RuntimeDefault}
    volumeMounts:
      - {name: config, mountPath: /etc/tripline/config, readOnly: true}
      - {name: secrets, mountPath: /etc/tripline/secrets, readOnly: true}
      {{- if and .listens .root.Values.ingest.tlsSecret }}
      - {name: tls, mountPath: /etc/tripline/tls, readOnly: true}
      {{- end }}
      - {name: state, mountPath: /var/lib/tripline}
      - {name: tmp, mountPath: /tmp}
volumes:
  - name: config
    configMap: {name: {{ include "tripline.name" .root }}}
  - name: secrets
    secret: {secretName: {{ .root.Values.existingSecret }}, defaultMode: 0440}
  {{- if and .listens .root.Values.ingest.tlsSecret }}
  - name: tls
    secret: {secretName: {{ .root.Values.ingest.tlsSecret }}, defaultMode: 0440}
  {{- end }}
  - name: tmp
    emptyDir: {sizeLimit: 64Mi}
  {{- if not .stateful }}
  - name: state
    emptyDir: {sizeLimit: 64Mi}
  {{- end }}
{{- end }}
