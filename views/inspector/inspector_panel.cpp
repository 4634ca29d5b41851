#include "views/inspector/inspector_panel.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/inspector/field_text.h"
#include "views/inspector/form.h"
#include "views/inspector/object_forms.h"
#include "views/inspector/peering_form.h"
#include "views/theme/theme_manager.h"

#include <QCoreApplication>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::views {

namespace {

QString kindText(Kind kind)
{
    return QCoreApplication::translate("core", std::string(azure::kindLabel(kind)).c_str());
}

} // namespace

InspectorPanel::InspectorPanel(qtmodel::DocumentController& controller,
                               qtmodel::Selection& selection, const ThemeManager& theme,
                               QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_theme(theme)
    , m_title(new QLabel)
    , m_kind(new QLabel)
    , m_scroll(new QScrollArea)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    QFont font = m_title->font();
    font.setPixelSize(15);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setWordWrap(true);
    m_title->setContentsMargins(14, 10, 14, 0);
    m_kind->setContentsMargins(14, 0, 14, 4);
    layout->addWidget(m_title);
    layout->addWidget(m_kind);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_scroll, 1);

    connect(&selection, &qtmodel::Selection::changed, this, &InspectorPanel::showSelection);
    connect(&controller, &qtmodel::DocumentController::reset, this, [this] {
        m_shown = {
            ObjectId(Kind::None, 1)}; // nothing that can be selected, so that the form is made anew
        showSelection();
    });
    connect(&controller, &qtmodel::DocumentController::changed, this, &InspectorPanel::reload);
    connect(&theme, &ThemeManager::changed, this, [this] {
        m_shown = {ObjectId(Kind::None, 1)};
        showSelection();
    });
    m_shown = {ObjectId(Kind::None, 1)};
    showSelection();
}

void InspectorPanel::showSelection()
{
    const std::vector<ObjectId>& ids = m_selection.ids();
    if (ids == m_shown)
        return;
    m_shown = ids;
    m_form = nullptr;
    m_peering = nullptr;
    const azure::Document& document = m_controller.document();
    QPalette colors = m_kind->palette();
    colors.setColor(QPalette::WindowText, m_theme.theme().color(ColorRole::MutedText));
    m_kind->setPalette(colors);
    // Both sides of one peering are one thing to look at.
    const bool pair = ids.size() == 2 && ids[0].kind() == Kind::Peering
                      && ObjectId(azure::reverseOf(document, PeeringId::of(ids[0]))) == ids[1];
    QWidget* content = nullptr;
    const bool onePeering = ids.size() == 1 && ids[0].kind() == Kind::Peering;
    m_title->setVisible(!onePeering && !pair);
    m_kind->setVisible(!onePeering && !pair);
    if (ids.empty()) {
        m_title->setText(tr("Document"));
        m_kind->setText(tr("Nothing is selected"));
        content = m_form = makeDocumentForm(m_controller, m_theme);
    } else if (onePeering || pair) {
        content = m_peering =
            new PeeringForm(m_controller, m_selection, m_theme, PeeringId::of(ids[0]));
    } else if (std::all_of(ids.begin(), ids.end(),
                           [&](ObjectId id) { return id.kind() == ids.front().kind(); })
               && ids.front().kind() != Kind::Peering) {
        m_title->setText(ids.size() == 1
                             ? QString::fromStdString(azure::displayName(document, ids[0]))
                             : tr("%n selected", nullptr, static_cast<int>(ids.size())));
        m_kind->setText(kindText(ids.front().kind()));
        content = m_form = makeObjectForm(m_controller, m_theme, ids);
    } else {
        m_title->setText(tr("%n selected", nullptr, static_cast<int>(ids.size())));
        m_kind->setText(tr("Things of one kind can be edited together."));
    }
    if (content == nullptr)
        content = new QWidget;
    m_scroll->setWidget(content);
    setAccessibleName(tr("Inspector"));
}

void InspectorPanel::reload()
{
    if (m_form != nullptr)
        m_form->reload();
    if (m_peering != nullptr)
        m_peering->reload();
    if (m_shown.size() == 1 && m_shown.front().kind() != Kind::Peering)
        m_title->setText(
            QString::fromStdString(azure::displayName(m_controller.document(), m_shown.front())));
}

void InspectorPanel::focusFirstField()
{
    if (QWidget* content = m_scroll->widget()) {
        content->setFocus(Qt::ShortcutFocusReason);
        content->nextInFocusChain()->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace peerscape::views
