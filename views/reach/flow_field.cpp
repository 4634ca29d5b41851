#include "views/reach/flow_field.h"

#include "qt/text.h"
#include "views/widgets/choice_box.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <array>

namespace peerscape::views {

namespace {

struct Preset
{
    const char* name; ///< The same in every language.
    reach::Flow flow;
};

constexpr std::array kPresets{
    Preset{"ping", {.protocol = reach::Protocol::Icmp, .destinationPort = 0}},
    Preset{"ssh", {.protocol = reach::Protocol::Tcp, .destinationPort = 22}},
    Preset{"rdp", {.protocol = reach::Protocol::Tcp, .destinationPort = 3389}},
    Preset{"http", {.protocol = reach::Protocol::Tcp, .destinationPort = 80}},
    Preset{"https", {.protocol = reach::Protocol::Tcp, .destinationPort = 443}},
};

/// Index in kPresets; their number for traffic that is none of them.
int presetOf(const reach::Flow& flow)
{
    for (std::size_t i = 0; i < kPresets.size(); ++i) {
        if (flow.protocol == kPresets[i].flow.protocol
            && (flow.protocol == reach::Protocol::Icmp
                || flow.destinationPort == kPresets[i].flow.destinationPort))
            return static_cast<int>(i);
    }
    return static_cast<int>(kPresets.size());
}

constexpr std::array kProtocols{reach::Protocol::Tcp, reach::Protocol::Udp, reach::Protocol::Icmp};

} // namespace

QString flowName(const reach::Flow& flow)
{
    const int preset = presetOf(flow);
    if (preset < static_cast<int>(kPresets.size()))
        return QString::fromLatin1(kPresets[static_cast<std::size_t>(preset)].name);
    return toQString(toString(flow.protocol)) + QLatin1Char(' ')
           + QString::number(flow.destinationPort);
}

FlowField::FlowField(QWidget* parent)
    : QWidget(parent)
    , m_preset(new QComboBox)
    , m_protocol(new QComboBox)
    , m_port(new QSpinBox)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (const Preset& preset : kPresets) {
        const QString name = QString::fromLatin1(preset.name);
        m_preset->addItem(preset.flow.protocol == reach::Protocol::Icmp
                              ? name
                              : QStringLiteral("%1 %2").arg(name).arg(preset.flow.destinationPort));
    }
    m_preset->addItem(tr("other"));
    nameChoice(*m_preset, tr("Kind of traffic"));
    for (const reach::Protocol protocol : kProtocols)
        m_protocol->addItem(toQString(toString(protocol)));
    nameChoice(*m_protocol, tr("Protocol"));
    m_port->setRange(1, 65535);
    m_port->setAccessibleName(tr("Destination port"));
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setFixedWidth(62);
    m_port->setKeyboardTracking(false);
    layout->addWidget(m_preset);
    layout->addWidget(m_protocol);
    layout->addWidget(m_port);
    setFocusProxy(m_preset);
    show(reach::Flow{});
    connect(m_preset, &QComboBox::activated, this, &FlowField::takePreset);
    const auto take = [this] {
        show(flow());
        emit flowChanged();
    };
    connect(m_protocol, &QComboBox::activated, this, take);
    connect(m_port, &QSpinBox::valueChanged, this, take);
}

reach::Flow FlowField::flow() const
{
    reach::Flow flow;
    flow.protocol = kProtocols[static_cast<std::size_t>(m_protocol->currentIndex())];
    flow.destinationPort =
        static_cast<std::uint16_t>(flow.protocol == reach::Protocol::Icmp ? 0 : m_port->value());
    return flow;
}

void FlowField::setFlow(const reach::Flow& flow)
{
    show(flow);
}

void FlowField::show(const reach::Flow& flow)
{
    const QSignalBlocker block(m_port);
    const bool ping = flow.protocol == reach::Protocol::Icmp;
    m_preset->setCurrentIndex(presetOf(flow));
    m_protocol->setCurrentIndex(static_cast<int>(
        std::find(kProtocols.begin(), kProtocols.end(), flow.protocol) - kProtocols.begin()));
    if (!ping)
        m_port->setValue(flow.destinationPort);
    m_port->setEnabled(!ping);
    m_port->setToolTip(ping ? tr("ICMP has no ports") : tr("Destination port"));
}

void FlowField::takePreset(int index)
{
    if (index >= static_cast<int>(kPresets.size())) {
        m_port->setFocus(Qt::OtherFocusReason);
        m_port->selectAll();
        return;
    }
    show(kPresets[static_cast<std::size_t>(index)].flow);
    emit flowChanged();
}

} // namespace peerscape::views
