#include "views/dialogs/side_by_side.h"

#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/text.h"
#include "views/canvas/picture_view.h"
#include "views/theme/theme_manager.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace peerscape::views {

using compare::Change;

namespace {

constexpr double kCloseEnough = 0.8; ///< Changes are looked at from no further than this.

PictureView::Sign signOfChange(Change change)
{
    switch (change) {
    case Change::Added:
        return PictureView::Sign::Added;
    case Change::Removed:
        return PictureView::Sign::Removed;
    case Change::Changed:
        break;
    }
    return PictureView::Sign::Changed;
}

} // namespace

SideBySide::SideBySide(const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_before(new PictureView(theme))
    , m_after(new PictureView(theme))
    , m_beforeName(new QLabel)
    , m_afterName(new QLabel)
    , m_change(new QLabel)
    , m_back(new QToolButton)
    , m_on(new QToolButton)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* sides = new QGridLayout;
    sides->setSpacing(6);
    sides->addWidget(m_beforeName, 0, 0);
    sides->addWidget(m_afterName, 0, 1);
    sides->addWidget(m_before, 1, 0);
    sides->addWidget(m_after, 1, 1);
    sides->setRowStretch(1, 1);
    sides->setColumnStretch(0, 1);
    sides->setColumnStretch(1, 1);
    layout->addLayout(sides, 1);
    m_before->setAccessibleName(tr("Drawing before"));
    m_after->setAccessibleName(tr("Drawing after"));
    for (QLabel* label : {m_beforeName, m_afterName, m_change}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    auto* row = new QHBoxLayout;
    for (auto [button, glyph, help] :
         {std::tuple(m_back, "chevron-left", tr("The change before (Shift+N)")),
          std::tuple(m_on, "chevron-right", tr("The next change (N)"))}) {
        button->setAutoRaise(true);
        button->setToolTip(help);
        button->setAccessibleName(help);
        button->setIcon(theme.icon(QLatin1String(glyph)));
        row->addWidget(button);
    }
    row->addWidget(m_change, 1);
    row->addWidget(new QLabel(tr("+ added (solid)   − removed (dashed)   ~ changed (dotted)")));
    layout->addLayout(row);
    setFocusProxy(m_after);
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_on, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_before, &PictureView::moved, m_after, &PictureView::look);
    connect(m_after, &PictureView::moved, m_before, &PictureView::look);
}

void SideBySide::setSides(const azure::Document& before, const azure::Document& after,
                          const QString& beforeName, const QString& afterName,
                          const compare::Comparison& comparison)
{
    m_beforeName->setText(tr("Before: %1").arg(beforeName));
    m_afterName->setText(tr("After: %1").arg(afterName));
    m_before->setDocument(before);
    m_after->setDocument(after);
    m_changes = comparison.resources;
    m_words.clear();
    for (const compare::ResourceChange& change : m_changes) {
        if (change.before)
            m_before->mark(change.before, signOfChange(change.change));
        if (change.after)
            m_after->mark(change.after, signOfChange(change.change));
        const bool removed = change.change == Change::Removed;
        const ObjectId id = removed ? change.before : change.after;
        const QString name = qtmodel::DocumentController::text(id.kind()) + QLatin1Char(' ')
                             + toQString(azure::displayName(removed ? before : after, id));
        QStringList fields;
        if (change.change == Change::Changed) {
            for (const compare::FieldChange& field : change.fields)
                fields << toQString(field.field);
        }
        const QString what = change.change == Change::Added ? tr("+ %1 was added")
                             : removed                      ? tr("− %1 was removed")
                                                            : tr("~ %1 changed");
        m_words.push_back(
            fields.isEmpty()
                ? what.arg(name)
                : QStringLiteral("%1: %2").arg(what.arg(name), fields.join(QStringLiteral(", "))));
    }
    m_current = -1;
    // One view of both, whatever only one of them has.
    m_before->look(m_after->middle(), m_after->zoom());
    showChange();
}

QString SideBySide::currentText() const
{
    return m_current < 0 ? QString() : m_words[static_cast<std::size_t>(m_current)];
}

void SideBySide::step(int direction)
{
    const auto count = static_cast<int>(m_changes.size());
    if (count == 0)
        return;
    m_current =
        m_current < 0 ? (direction > 0 ? 0 : count - 1) : (m_current + direction + count) % count;
    showChange();
}

void SideBySide::showChange()
{
    for (QToolButton* button : {m_back, m_on})
        button->setEnabled(!m_changes.empty());
    if (m_current < 0) {
        m_change->setText(m_changes.empty() ? tr("No resource differs.")
                                            : tr("%n resource(s) differ(s)", nullptr,
                                                 static_cast<int>(m_changes.size())));
        return;
    }
    const compare::ResourceChange& change = m_changes[static_cast<std::size_t>(m_current)];
    m_change->setText(
        tr("%1 of %2: %3").arg(m_current + 1).arg(m_changes.size()).arg(currentText()));
    m_before->setCurrent(change.before);
    m_after->setCurrent(change.after);
    const auto then = change.before ? m_before->placeOf(change.before) : std::nullopt;
    const auto now = change.after ? m_after->placeOf(change.after) : std::nullopt;
    if (!then && !now)
        return; // nothing of it is drawn
    const double zoom = std::max(m_after->zoom(), kCloseEnough);
    m_before->look(then ? *then : *now, zoom);
    m_after->look(now ? *now : *then, zoom);
}

void SideBySide::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_N)
        return QWidget::keyPressEvent(event);
    step((event->modifiers() & Qt::ShiftModifier) != 0 ? -1 : 1);
    event->accept();
}

} // namespace peerscape::views
