#include "views/inspector/peering_side.h"

#include "core/edit/put.h"
#include "qt/document_controller.h"
#include "views/inspector/field_text.h"
#include "views/inspector/form.h"
#include "views/inspector/kind_forms.h"
#include "views/theme/theme_manager.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

/// The wording of the portal, and the property's name for the tool tip (wording changes, names do
/// not).
struct FlagText
{
    const char* label;
    const char* property;
};
constexpr std::array<FlagText, check::kPeeringFlags.size()> kFlagTexts{{
    {QT_TRANSLATE_NOOP("peerscape::views::PeeringSide", "Allow virtual network access"),
     "allowVirtualNetworkAccess"},
    {QT_TRANSLATE_NOOP("peerscape::views::PeeringSide", "Allow forwarded traffic"),
     "allowForwardedTraffic"},
    {QT_TRANSLATE_NOOP("peerscape::views::PeeringSide", "Allow gateway transit"),
     "allowGatewayTransit"},
    {QT_TRANSLATE_NOOP("peerscape::views::PeeringSide", "Use remote gateways"),
     "useRemoteGateways"},
}};

constexpr int kSentenceIndent = 22; // under the text of a check box

QLabel* makeLabel(const QColor& color)
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    QPalette colors = label->palette();
    colors.setColor(QPalette::WindowText, color);
    label->setPalette(colors);
    return label;
}

} // namespace

QString networkName(const azure::Document& document, const azure::Peering& peering, bool remote)
{
    if (!remote)
        return toQString(document.nameOf(peering.virtualNetwork));
    if (peering.remoteVirtualNetwork)
        return toQString(document.nameOf(peering.remoteVirtualNetwork));
    return toQString(peering.remoteResourceId).section(QLatin1Char('/'), -1);
}

PeeringSide::PeeringSide(qtmodel::DocumentController& controller, const ThemeManager& theme,
                         PeeringId peering, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_peering(peering)
    , m_title(new QLabel)
    , m_name(new QLineEdit)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_name->setAccessibleName(PeeringSide::tr("Name of this side"));
    m_name->setObjectName(QStringLiteral("name"));
    layout->addWidget(m_title);
    layout->addWidget(m_name);
    m_error = makeLabel(theme.theme().color(ColorRole::Bad));
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_error->setObjectName(QStringLiteral("fieldError"));
    m_error->hide();
    layout->addWidget(m_error);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        if (!m_name->isModified())
            return;
        m_name->setModified(false);
        apply(edit::rename(m_controller.document(), m_peering,
                           m_name->text().trimmed().toStdString()));
    });
    buildFlags(*layout);
    buildDetails(*layout);
    reload();
}

void PeeringSide::buildFlags(QVBoxLayout& layout)
{
    for (std::size_t i = 0; i < check::kPeeringFlags.size(); ++i) {
        auto* box = new QCheckBox(PeeringSide::tr(kFlagTexts[i].label));
        box->setToolTip(QLatin1String(kFlagTexts[i].property));
        box->setObjectName(QLatin1String(kFlagTexts[i].property));
        QLabel* sentence = makeLabel(m_theme.theme().color(ColorRole::MutedText));
        sentence->setContentsMargins(kSentenceIndent, 0, 0, 2);
        layout.addWidget(box);
        layout.addWidget(sentence);
        m_flags[i] = box;
        m_sentences[i] = sentence;
        connect(box, &QCheckBox::clicked, this, [this, i](bool checked) {
            apply(check::setPeeringFlag(m_controller.document(), m_peering, check::kPeeringFlags[i],
                                        checked));
        });
    }
}

void PeeringSide::buildDetails(QVBoxLayout& layout)
{
    auto* more = new QToolButton;
    more->setText(PeeringSide::tr("More"));
    more->setCheckable(true);
    more->setAutoRaise(true);
    more->setFocusPolicy(Qt::StrongFocus);
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more->setIcon(m_theme.icon(QStringLiteral("chevron-right"), ColorRole::MutedText));
    m_details = new Form(m_controller, m_theme, {m_peering});
    m_details->layout()->setContentsMargins(0, 4, 0, 4);
    addPeeringDetails(*m_details);
    m_details->hide();
    layout.addWidget(more, 0, Qt::AlignLeft);
    layout.addWidget(m_details);
    connect(more, &QToolButton::toggled, this, [this, more](bool open) {
        m_details->setVisible(open);
        more->setIcon(
            m_theme.icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                         ColorRole::MutedText));
    });
}

void PeeringSide::apply(const edit::EditResult& result)
{
    m_error->setVisible(!result.has_value());
    if (result) {
        m_controller.apply(result);
        return;
    }
    m_error->setText(
        QStringLiteral("%1: %2").arg(QString::fromStdString(result.error().code),
                                     qtmodel::DocumentController::text(result.error())));
    m_error->setAccessibleName(PeeringSide::tr("Refused: %1").arg(m_error->text()));
    reload();
}

void PeeringSide::reload()
{
    const azure::Document& document = m_controller.document();
    const azure::Peering& peering = *document.find(m_peering);
    m_title->setText(QStringLiteral("%1 → %2").arg(networkName(document, peering, false),
                                                   networkName(document, peering, true)));
    if (!m_name->hasFocus() || !m_name->isModified()) {
        m_name->setText(toQString(peering.name));
        m_name->setCursorPosition(0);
    }
    const auto controls = check::peeringControls(document, m_peering);
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const check::FlagControl& control = controls[i];
        m_flags[i]->setChecked(control.value);
        m_flags[i]->setEnabled(control.enabled);
        const QString sentence = qtmodel::DocumentController::text(control.sentence.message);
        m_sentences[i]->setText(sentence);
        m_sentences[i]->setVisible(!sentence.isEmpty());
        m_flags[i]->setAccessibleName(
            QStringLiteral("%1, %2").arg(m_flags[i]->text(), m_title->text()));
        m_flags[i]->setAccessibleDescription(sentence);
    }
    m_details->reload();
}

} // namespace peerscape::views
