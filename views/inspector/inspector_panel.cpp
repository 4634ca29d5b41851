#include "views/inspector/inspector_panel.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "qt/document_controller.h"
#include "qt/price_list.h"
#include "qt/selection.h"
#include "views/inspector/field_text.h"
#include "views/inspector/form.h"
#include "views/inspector/object_forms.h"
#include "views/inspector/peering_form.h"
#include "views/theme/theme_manager.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::views {

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

    setAccessibleName(tr("Inspector"));
    connect(&selection, &qtmodel::Selection::changed, this, &InspectorPanel::showSelection);
    connect(&controller, &qtmodel::DocumentController::reset, this, &InspectorPanel::rebuild);
    connect(&controller, &qtmodel::DocumentController::changed, this, &InspectorPanel::reload);
    connect(&theme, &ThemeManager::changed, this, &InspectorPanel::rebuild);
    rebuild();
}

void InspectorPanel::showSelection()
{
    const std::vector<ObjectId> ids = m_selection.ids();
    if (ids == m_shown)
        return;
    if (!canShowInstead(ids)) {
        rebuild();
        return;
    }
    m_shown = ids;
    m_form->show(ids);
    showTitle();
}

bool InspectorPanel::canShowInstead(const std::vector<ObjectId>& ids) const
{
    return m_form != nullptr && !m_shown.empty() && !ids.empty()
           && (ids.size() > 1) == (m_shown.size() > 1)
           && std::all_of(ids.begin(), ids.end(), [&](ObjectId id) {
                  return id.kind() == m_shown.front().kind() && id.kind() != Kind::Peering;
              });
}

void InspectorPanel::showTitle()
{
    const int count = static_cast<int>(m_shown.size());
    m_title->setText(count == 1 ? QString::fromStdString(
                                      azure::displayName(m_controller.document(), m_shown.front()))
                                : tr("%n selected", "several things in the inspector", count));
}

void InspectorPanel::rebuild()
{
    m_shown = m_selection.ids();
    m_form = nullptr;
    m_peering = nullptr;
    QPalette colors = m_kind->palette();
    colors.setColor(QPalette::WindowText, m_theme.theme().color(ColorRole::MutedText));
    m_kind->setPalette(colors);
    QWidget* content = makeContent();
    m_title->setVisible(m_peering == nullptr);
    m_kind->setVisible(m_peering == nullptr);
    // The old form may be what asked for a new one: it goes when its work is done.
    if (QWidget* old = m_scroll->takeWidget())
        old->deleteLater();
    // A form that is shorter than the panel stays together at its top.
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(content);
    column->addStretch(1);
    m_scroll->setWidget(page);
}

QWidget* InspectorPanel::makeContent()
{
    const azure::Document& document = m_controller.document();
    if (m_shown.empty()) {
        m_title->setText(tr("Document"));
        m_kind->setText(tr("Nothing is selected"));
        return m_form = makeDocumentForm(m_controller, m_theme);
    }
    const ObjectId first = m_shown.front();
    const int count = static_cast<int>(m_shown.size());
    // Both sides of one peering are one thing to look at.
    const bool pair = count == 2 && first.kind() == Kind::Peering
                      && ObjectId(azure::reverseOf(document, PeeringId::of(first))) == m_shown[1];
    if (first.kind() == Kind::Peering && (count == 1 || pair)) {
        if (m_prices == nullptr)
            m_prices = new qtmodel::PriceList(this);
        m_peering =
            new PeeringForm(m_controller, m_selection, *m_prices, m_theme, PeeringId::of(first));
        connect(m_peering, &PeeringForm::costsRequested, this, &InspectorPanel::costsRequested);
        connect(m_peering, &PeeringForm::sidesChanged, this, &InspectorPanel::rebuild);
        return m_peering;
    }
    showTitle();
    if (std::all_of(m_shown.begin(), m_shown.end(),
                    [&](ObjectId id) { return id.kind() == first.kind(); })) {
        QString kind = qtmodel::DocumentController::text(first.kind());
        kind[0] = kind.at(0).toUpper(); // a heading, not a word of a sentence
        m_kind->setText(kind);
        m_form = makeObjectForm(m_controller, m_theme, m_shown);
        connect(m_form, &Form::addressMapRequested, this, &InspectorPanel::addressMapRequested);
        return m_form;
    }
    m_kind->setText(tr("Things of one kind can be edited together."));
    return new QWidget;
}

void InspectorPanel::reload()
{
    if (m_form != nullptr)
        m_form->reload();
    if (m_peering != nullptr)
        m_peering->reload();
    if (m_shown.size() == 1 && m_shown.front().kind() != Kind::Peering)
        showTitle();
}

void InspectorPanel::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    focusFirstField();
}

void InspectorPanel::focusFirstField()
{
    const QWidget* page = m_scroll->widget();
    for (QWidget* next = page->nextInFocusChain(); next != page && page->isAncestorOf(next);
         next = next->nextInFocusChain()) {
        if (next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) != 0) {
            next->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

} // namespace peerscape::views
