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
        "type": "query",
        "name": "namespace",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Namespace",
        "description": "Of the waypoint.",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "query": "label_values(istio_requests_total{reporter=\"waypoint\"}, namespace)",
          "refId": "namespace"
        },
        "definition": "label_values(istio_requests_total{reporter=\"waypoint\"}, namespace)",
        "refresh": 2,
        "sort": 5,
        "allValue": ".*",
        "current": {
          "selected": true,
          "text": "All",
          "value": "$__all"
        }
      },
      {
        "type": "query",
        "name": "service",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Service",
        "description": "Behind the waypoint.",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "query": "label_values(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\"}, destination_service)",
          "refId": "service"
        },
        "definition": "label_values(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\"}, destination_service)",
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
  "title": "Istio Waypoint Dashboard",
  "uid": "istio-waypoint",
  "description": "How the waypoints of ambient mode serve, and whether they have enough to do it.",
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
        "w": 5,
        "x": 0,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval]))",
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
        "w": 5,
        "x": 5,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "1 - (sum(rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum(rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) * 0) / (sum(rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) > 0)",
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
      "title": "P99",
      "description": "All but one request of a hundred are faster, from the waypoint on.",
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
        "w": 5,
        "x": 10,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])))",
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
      "title": "Refused",
      "description": "Share of requests that an AuthorizationPolicy may have refused: those with the status 403.",
      "fieldConfig": {
        "defaults": {
          "unit": "percentunit",
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
        "w": 5,
        "x": 15,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "(sum(rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\", response_code=\"403\"}[$__rate_interval])) or sum(rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) * 0) / (sum(rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) > 0)",
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
      "title": "Services",
      "description": "That get requests through a waypoint.",
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
        "x": 20,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "count(sum by (destination_service) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) > 0)",
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
      "type": "row",
      "collapsed": false,
      "id": 7,
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
          "expr": "sum by (class) (label_replace(label_replace(rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval]), \"class\", \"${1}xx\", \"response_code\", \"([1-5])..\"), \"class\", \"no answer\", \"response_code\", \"0\"))",
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
      "id": 8
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
      "title": "Latency",
      "description": "From the waypoint on.",
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
          "expr": "histogram_quantile(0.5, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])))",
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
          "expr": "histogram_quantile(0.9, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])))",
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
          "expr": "histogram_quantile(0.99, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])))",
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
      "title": "Failed share by service",
      "description": "The ten services with the largest.",
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
          "expr": "topk(10, (sum by (destination_service) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum by (destination_service) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) * 0) / (sum by (destination_service) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) > 0))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{destination_service}}"
        }
      ],
      "id": 10
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
              "options": "Service"
            },
            "properties": [
              {
                "id": "links",
                "value": [
                  {
                    "title": "Show the service",
                    "url": "/d/istio-service?var-service=${__value.raw}&${__url_time_range}&${datasource:queryparam}"
                  }
                ]
              }
            ]
          }
        ]
      },
      "title": "Services",
      "description": "Behind the waypoints. A click leads to the service.",
      "gridPos": {
        "h": 10,
        "w": 12,
        "x": 0,
        "y": 14
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (destination_service) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval]))",
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
          "expr": "(sum by (destination_service) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum by (destination_service) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) * 0) / (sum by (destination_service) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) > 0)",
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
          "expr": "histogram_quantile(0.5, sum by (le, destination_service) (rate(istio_request_duration_milliseconds_bucket{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])))",
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
          "expr": "histogram_quantile(0.99, sum by (le, destination_service) (rate(istio_request_duration_milliseconds_bucket{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])))",
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
            "byField": "destination_service",
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
              "destination_service": "Service",
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
      "id": 11
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
      "description": "Workloads that call through the waypoints.",
      "gridPos": {
        "h": 10,
        "w": 12,
        "x": 12,
        "y": 14
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (source_workload) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval]))",
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
          "expr": "(sum by (source_workload) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum by (source_workload) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) * 0) / (sum by (source_workload) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])) > 0)",
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
          "expr": "histogram_quantile(0.5, sum by (le, source_workload) (rate(istio_request_duration_milliseconds_bucket{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])))",
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
          "expr": "histogram_quantile(0.99, sum by (le, source_workload) (rate(istio_request_duration_milliseconds_bucket{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval])))",
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
      "id": 12
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 13,
      "panels": [],
      "title": "Waypoints themselves",
      "gridPos": {
        "x": 0,
        "y": 24,
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
          "unit": "reqps",
          "min": 0
        },
        "overrides": []
      },
      "title": "Requests",
      "description": "By pod: a waypoint has one unless it is scaled, and then they should be alike.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 25
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (namespace, pod) (rate(istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
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
          "unit": "bytes",
          "min": 0
        },
        "overrides": []
      },
      "title": "Memory",
      "description": "That Envoy uses for itself.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 25
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (namespace, pod) (envoy_server_memory_allocated and on (job, instance) istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
        }
      ],
      "id": 15
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
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Processors",
      "description": "Needs metrics of containers (cAdvisor).",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 25
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{container=\"istio-proxy\", namespace=~\"$namespace\"}[$__rate_interval]) and on (namespace, pod) istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
        }
      ],
      "id": 16
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
      "title": "Connections of TCP",
      "description": "Opened and closed.",
      "gridPos": {
        "h": 8,
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
          "expr": "sum(rate(istio_tcp_connections_opened_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval]))",
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
          "expr": "sum(rate(istio_tcp_connections_closed_total{reporter=\"waypoint\", namespace=~\"$namespace\", destination_service=~\"$service\"}[$__rate_interval]))",
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
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Connections",
      "description": "Open ones by pod.",
      "gridPos": {
        "h": 8,
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
          "expr": "sum by (namespace, pod) (envoy_server_total_connections and on (job, instance) istio_requests_total{reporter=\"waypoint\", namespace=~\"$namespace\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
        }
      ],
      "id": 18
    }
  ]
};
