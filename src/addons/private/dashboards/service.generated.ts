// Generated from build-tools/dashboards by `npx projen dashboards`. Do not edit.
export const DASHBOARD: object = {
  "timezone": "browser",
  "editable": true,
  "graphTooltip": 1,
  "fiscalYearStartMonth": 0,
  "schemaVersion": 42,
  "templating": {
    "list": [
      {
        "type": "datasource",
        "name": "datasource",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Data source",
        "query": "prometheus",
        "description": "The Prometheus that scrapes the mesh."
      },
      {
        "type": "custom",
        "name": "reporter",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Seen by",
        "description": "Servers tell what they answered. Clients, gateways among them, also tell of requests that reached no server.",
        "query": "Servers : destination|waypoint, Clients : source",
        "current": {
          "selected": true,
          "text": "Servers",
          "value": "destination|waypoint"
        }
      },
      {
        "type": "query",
        "name": "service",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Service",
        "description": "Its full name.",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "query": "label_values({__name__=~\"istio_requests_total|istio_tcp_connections_opened_total\"}, destination_service)",
          "refId": "service"
        },
        "definition": "label_values({__name__=~\"istio_requests_total|istio_tcp_connections_opened_total\"}, destination_service)",
        "refresh": 2,
        "sort": 5
      },
      {
        "type": "query",
        "name": "client",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Client",
        "description": "Workloads that call it.",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "query": "label_values({__name__=~\"istio_requests_total|istio_tcp_connections_opened_total\", destination_service=\"$service\"}, source_workload)",
          "refId": "client"
        },
        "definition": "label_values({__name__=~\"istio_requests_total|istio_tcp_connections_opened_total\", destination_service=\"$service\"}, source_workload)",
        "refresh": 2,
        "sort": 5,
        "allValue": ".*",
        "current": {
          "selected": true,
          "text": "All",
          "value": "$__all"
        }
      }
    ]
  },
  "annotations": {},
  "title": "Istio Service Dashboard",
  "uid": "istio-service",
  "description": "How a service answers, to whom, and by which of its workloads.",
  "tags": [
    "istio"
  ],
  "time": {
    "from": "now-1h",
    "to": "now"
  },
  "refresh": "30s",
  "links": [
    {
      "title": "Istio",
      "type": "dashboards",
      "icon": "",
      "tooltip": "",
      "tags": [
        "istio"
      ],
      "asDropdown": true,
      "targetBlank": false,
      "includeVars": true,
      "keepTime": true
    }
  ],
  "panels": [
    {
      "type": "row",
      "collapsed": false,
      "id": 1,
      "panels": [],
      "title": "Now",
      "gridPos": {
        "x": 0,
        "y": 0,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Requests",
      "description": "Requests per second.",
      "fieldConfig": {
        "defaults": {
          "unit": "reqps",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "blue"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 0,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 2
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Success",
      "description": "Share of requests without a failure of the server.",
      "fieldConfig": {
        "defaults": {
          "unit": "percentunit",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "red"
              },
              {
                "value": 0.99,
                "color": "orange"
              },
              {
                "value": 0.999,
                "color": "green"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 4,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "1 - (sum(rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum(rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) * 0) / (sum(rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 3
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "P50",
      "description": "Half of the requests are faster.",
      "fieldConfig": {
        "defaults": {
          "unit": "ms",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "blue"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 8,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.5, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 4
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "P99",
      "description": "All but one request of a hundred are faster.",
      "fieldConfig": {
        "defaults": {
          "unit": "ms",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "blue"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 12,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 5
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Clients",
      "description": "Workloads that send requests.",
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "blue"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 16,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "count(sum by (source_workload, source_workload_namespace) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 6
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Mutual TLS",
      "description": "Share of requests that arrive within mutual TLS.",
      "fieldConfig": {
        "defaults": {
          "unit": "percentunit",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "red"
              },
              {
                "value": 0.9,
                "color": "orange"
              },
              {
                "value": 1,
                "color": "green"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 20,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "(sum(rate(istio_requests_total{reporter=~\"destination|waypoint\", destination_service=~\"$service\", source_workload=~\"$client\", connection_security_policy=\"mutual_tls\"}[$__rate_interval])) or sum(rate(istio_requests_total{reporter=~\"destination|waypoint\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) * 0) / (sum(rate(istio_requests_total{reporter=~\"destination|waypoint\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 7
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 8,
      "panels": [],
      "title": "Requests",
      "gridPos": {
        "x": 0,
        "y": 5,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 40,
            "showPoints": "never",
            "stacking": {
              "mode": "normal"
            }
          },
          "unit": "reqps",
          "min": 0
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "2xx"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "green"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "3xx"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "blue"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "4xx"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "orange"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "5xx"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "red"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "no answer"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "purple"
                }
              }
            ]
          }
        ]
      },
      "title": "By status",
      "description": "Requests by the class of their status.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 6
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (class) (label_replace(label_replace(rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval]), \"class\", \"${1}xx\", \"response_code\", \"([1-5])..\"), \"class\", \"no answer\", \"response_code\", \"0\"))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{class}}"
        }
      ],
      "id": 9
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 40,
            "showPoints": "never",
            "stacking": {
              "mode": "normal"
            }
          },
          "unit": "reqps",
          "min": 0
        },
        "overrides": []
      },
      "title": "By workload",
      "description": "Which workload answers: how a route splits the traffic between versions.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 6
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (destination_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{destination_workload}}"
        }
      ],
      "id": 10
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 40,
            "showPoints": "never",
            "stacking": {
              "mode": "normal"
            }
          },
          "unit": "reqps",
          "min": 0
        },
        "overrides": []
      },
      "title": "By client",
      "description": "The ten workloads that ask most.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 6
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "topk(10, sum by (source_workload, source_workload_namespace) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{source_workload}} ({{source_workload_namespace}})"
        }
      ],
      "id": 11
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 12,
      "panels": [],
      "title": "Latency",
      "gridPos": {
        "x": 0,
        "y": 14,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ms",
          "min": 0
        },
        "overrides": []
      },
      "title": "Of all requests",
      "description": "At a client this includes the network and retries of its proxy, at a server only its own proxy and program.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 15
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.5, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "P50"
        },
        {
          "expr": "histogram_quantile(0.9, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "P90"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "P99"
        }
      ],
      "id": 13
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ms",
          "min": 0
        },
        "overrides": []
      },
      "title": "P99 by workload",
      "description": "A version or a zone that is slower than its peers.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 15
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.99, sum by (le, destination_workload) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{destination_workload}}"
        }
      ],
      "id": 14
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ms",
          "min": 0
        },
        "overrides": []
      },
      "title": "P99 by client",
      "description": "A client that is slower than others asks for other things, or from farther away.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 15
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "topk(10, histogram_quantile(0.99, sum by (le, source_workload) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval]))))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{source_workload}}"
        }
      ],
      "id": 15
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 16,
      "panels": [],
      "title": "Failures",
      "gridPos": {
        "x": 0,
        "y": 23,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never",
            "thresholdsStyle": {
              "mode": "dashed"
            }
          },
          "unit": "percentunit",
          "min": 0,
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "green"
              },
              {
                "value": 0.01,
                "color": "orange"
              },
              {
                "value": 0.05,
                "color": "red"
              }
            ]
          }
        },
        "overrides": []
      },
      "title": "Failed share by workload",
      "description": "A single bad version shows here before it does in the whole.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 24
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "(sum by (destination_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum by (destination_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) * 0) / (sum by (destination_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{destination_workload}}"
        }
      ],
      "id": 17
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "reqps",
          "min": 0
        },
        "overrides": []
      },
      "title": "Failures by client",
      "description": "Failed requests per second of the ten clients that see most.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 24
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "topk(10, sum by (source_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{source_workload}}"
        }
      ],
      "id": 18
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "reqps",
          "min": 0
        },
        "overrides": []
      },
      "title": "Reasons that proxies give",
      "description": "Response flags of Envoy: UH no healthy endpoint, UF no connection, URX retries used up, UO circuit breaker open, DC the client went away.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 24
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (reporter, response_flags) (rate(istio_requests_total{destination_service=~\"$service\", source_workload=~\"$client\", response_flags!=\"-\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{response_flags}} ({{reporter}})"
        }
      ],
      "id": 19
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 20,
      "panels": [],
      "title": "Who and how much",
      "gridPos": {
        "x": 0,
        "y": 32,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "table",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "frameIndex": 0,
        "showHeader": true,
        "showTypeIcons": false,
        "footer": {
          "show": false,
          "reducer": [],
          "countRows": false
        },
        "cellHeight": "sm"
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "align": "auto",
            "inspect": false
          }
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "Requests"
            },
            "properties": [
              {
                "id": "unit",
                "value": "reqps"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Failed"
            },
            "properties": [
              {
                "id": "unit",
                "value": "percentunit"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "P50"
            },
            "properties": [
              {
                "id": "unit",
                "value": "ms"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "P99"
            },
            "properties": [
              {
                "id": "unit",
                "value": "ms"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Workload"
            },
            "properties": [
              {
                "id": "links",
                "value": [
                  {
                    "title": "Show the workload",
                    "url": "/d/istio-workload?var-workload=${__value.raw}&${__url_time_range}&${datasource:queryparam}"
                  }
                ]
              }
            ]
          }
        ]
      },
      "title": "Workloads",
      "description": "That answer for the service. A click leads to the workload.",
      "gridPos": {
        "h": 10,
        "w": 12,
        "x": 0,
        "y": 33
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (destination_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "(sum by (destination_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum by (destination_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) * 0) / (sum by (destination_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "histogram_quantile(0.5, sum by (le, destination_workload) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le, destination_workload) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "instant": true,
          "range": false,
          "format": "table"
        }
      ],
      "transformations": [
        {
          "id": "joinByField",
          "options": {
            "byField": "destination_workload",
            "mode": "outer"
          }
        },
        {
          "id": "organize",
          "options": {
            "excludeByName": {
              "Time": true,
              "Time 1": true,
              "Time 2": true,
              "Time 3": true,
              "Time 4": true
            },
            "renameByName": {
              "destination_workload": "Workload",
              "Value #A": "Requests",
              "Value #B": "Failed",
              "Value #C": "P50",
              "Value #D": "P99"
            }
          }
        },
        {
          "id": "sortBy",
          "options": {
            "sort": [
              {
                "field": "Requests",
                "desc": true
              }
            ]
          }
        }
      ],
      "id": 21
    },
    {
      "type": "table",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "frameIndex": 0,
        "showHeader": true,
        "showTypeIcons": false,
        "footer": {
          "show": false,
          "reducer": [],
          "countRows": false
        },
        "cellHeight": "sm"
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "align": "auto",
            "inspect": false
          }
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "Requests"
            },
            "properties": [
              {
                "id": "unit",
                "value": "reqps"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Failed"
            },
            "properties": [
              {
                "id": "unit",
                "value": "percentunit"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "P50"
            },
            "properties": [
              {
                "id": "unit",
                "value": "ms"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "P99"
            },
            "properties": [
              {
                "id": "unit",
                "value": "ms"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Client"
            },
            "properties": [
              {
                "id": "links",
                "value": [
                  {
                    "title": "Show the workload",
                    "url": "/d/istio-workload?var-workload=${__value.raw}&${__url_time_range}&${datasource:queryparam}"
                  }
                ]
              }
            ]
          }
        ]
      },
      "title": "Clients",
      "description": "That call the service. A click leads to the workload.",
      "gridPos": {
        "h": 10,
        "w": 12,
        "x": 12,
        "y": 33
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (source_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "(sum by (source_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum by (source_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) * 0) / (sum by (source_workload) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "histogram_quantile(0.5, sum by (le, source_workload) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le, source_workload) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "instant": true,
          "range": false,
          "format": "table"
        }
      ],
      "transformations": [
        {
          "id": "joinByField",
          "options": {
            "byField": "source_workload",
            "mode": "outer"
          }
        },
        {
          "id": "organize",
          "options": {
            "excludeByName": {
              "Time": true,
              "Time 1": true,
              "Time 2": true,
              "Time 3": true,
              "Time 4": true
            },
            "renameByName": {
              "source_workload": "Client",
              "Value #A": "Requests",
              "Value #B": "Failed",
              "Value #C": "P50",
              "Value #D": "P99"
            }
          }
        },
        {
          "id": "sortBy",
          "options": {
            "sort": [
              {
                "field": "Requests",
                "desc": true
              }
            ]
          }
        }
      ],
      "id": 22
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "bytes",
          "min": 0
        },
        "overrides": []
      },
      "title": "Sizes",
      "description": "Bodies of requests and responses.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 43
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.5, sum by (le) (rate(istio_request_bytes_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "requests P50"
        },
        {
          "expr": "histogram_quantile(0.5, sum by (le) (rate(istio_response_bytes_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "responses P50"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(istio_request_bytes_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "requests P99"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(istio_response_bytes_bucket{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "range": true,
          "instant": false,
          "legendFormat": "responses P99"
        }
      ],
      "id": 23
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 40,
            "showPoints": "never",
            "stacking": {
              "mode": "normal"
            }
          },
          "unit": "reqps",
          "min": 0
        },
        "overrides": []
      },
      "title": "gRPC by status",
      "description": "Calls by their code; 0 is success.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 43
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (grpc_response_status) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\", request_protocol=\"grpc\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{grpc_response_status}}"
        }
      ],
      "id": 24
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 25,
      "panels": [],
      "title": "TCP",
      "gridPos": {
        "x": 0,
        "y": 51,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Connections",
      "description": "Opened and closed.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 52
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(istio_tcp_connections_opened_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "opened"
        },
        {
          "expr": "sum(rate(istio_tcp_connections_closed_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "closed"
        }
      ],
      "id": 26
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "binBps",
          "min": 0
        },
        "overrides": []
      },
      "title": "Bytes",
      "description": "What clients sent to the service, and what it sent back.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 52
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(istio_tcp_received_bytes_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "received"
        },
        {
          "expr": "sum(rate(istio_tcp_sent_bytes_total{reporter=~\"$reporter\", destination_service=~\"$service\", source_workload=~\"$client\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "sent"
        }
      ],
      "id": 27
    }
  ]
};
