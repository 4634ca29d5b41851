#pragma once

#include "core/reach/flow.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace peerscape::views {

/// "ping", "ssh", "Tcp 8443": a kind of traffic in a few characters.
[[nodiscard]] QString flowName(const reach::Flow& flow);

/// The kind of traffic that a question is about: a preset, or any protocol and destination port.
class FlowField : public QWidget
{
    Q_OBJECT

public:
    explicit FlowField(QWidget* parent = nullptr);

    [[nodiscard]] reach::Flow flow() const;
    void setFlow(const reach::Flow& flow);

signals:
    /// A person chose other traffic.
    void flowChanged();

private:
    void takePreset(int index);
    void show(const reach::Flow& flow);

    QComboBox* m_preset = nullptr;
    QComboBox* m_protocol = nullptr;
    QSpinBox* m_port = nullptr;
};

} // namespace peerscape::views
