#include "app/window/refusal_banner.h"

#include "qt/document_controller.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/announcement.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace peerscape::window {

RefusalBanner::RefusalBanner(const views::ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("banner"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 8, 6);
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("refusal"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(m_text, 1);
    auto* close = new QToolButton;
    close->setText(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss the refusal"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    row->addWidget(close);
    connect(&theme, &views::ThemeManager::changed, this, &RefusalBanner::restyle);
    restyle();
    hide();
}

void RefusalBanner::restyle()
{
    const views::Theme& theme = m_theme.theme();
    setStyleSheet(
        QStringLiteral("QWidget#banner { background: %1; border-bottom: 1px solid %2; } QLabel { "
                       "color: %3; background: transparent; } "
                       "QToolButton { border: 1px solid %2; }")
            .arg(theme.color(views::ColorRole::BadTint).name(),
                 theme.color(views::ColorRole::Bad).name(),
                 theme.color(views::ColorRole::Text).name()));
}

void RefusalBanner::show(const Error& error)
{
    const QString message = qtmodel::DocumentController::text(error);
    // Azure's codes can be looked up; ours are words for scripts.
    const bool isAzures = error.words.text.empty();
    m_text->setText(
        (isAzures
             ? QStringLiteral("<b>%1</b> ").arg(QString::fromStdString(error.code).toHtmlEscaped())
             : QString())
        + message.toHtmlEscaped());
    m_text->setAccessibleName(tr("Refused: %1").arg(message));
    QWidget::show();
    views::announce(*this, m_text->accessibleName());
}

QString RefusalBanner::text() const
{
    return isHidden() ? QString() : m_text->accessibleName();
}

} // namespace peerscape::window
