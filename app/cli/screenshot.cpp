#include "app/cli/verb.h"
#include "core/diagram/auto_layout.h"

#include <charconv>

namespace peerscape::cli {

namespace {

struct ScreenshotOptions
{
    InputOptions input;
    ScreenshotRequest request;
    std::string size = "1600x1000";
};

/// Reads WxH, each side from 320 to 8000 pixels.
bool readSize(const std::string& text, int& width, int& height)
{
    const std::size_t cross = text.find('x');
    if (cross == std::string::npos)
        return false;
    const auto read = [](const char* first, const char* last, int& value) {
        const auto [end, error] = std::from_chars(first, last, value);
        return error == std::errc() && end == last && value >= 320 && value <= 8000;
    };
    return read(text.data(), text.data() + cross, width)
           && read(text.data() + cross + 1, text.data() + text.size(), height);
}

void runScreenshot(ScreenshotOptions& options, Context& context)
{
    if (!readSize(options.size, options.request.width, options.request.height)) {
        context.refuse({"Usage",
                        "--size takes WxH with sides from 320 to 8000, not '" + options.size + "'",
                        {}});
        return;
    }
    const auto input = options.input.load(context);
    if (!input)
        return;
    const Result<void> drawn =
        context.renderers.screenshot(diagram::withLayout(input->document), options.request);
    if (!drawn)
        context.refuse(drawn.error(), options.input.title());
}

} // namespace

void addScreenshot(CLI::App& program, Context& context)
{
    auto options = std::make_shared<ScreenshotOptions>();
    options->request.theme = "light";
    options->request.language = "en";
    CLI::App* verb = program.add_subcommand("screenshot", "The main window as a picture");
    options->input.addTo(*verb);
    verb->add_option("-o,--output", options->request.path, "The PNG file to write")->required();
    verb->add_option("--select", options->request.select, "Name of the thing to select");
    verb->add_option("--size", options->size, "Size of the window in pixels")
        ->capture_default_str();
    verb->add_option("--theme", options->request.theme, "light or dark")
        ->check(CLI::IsMember({"light", "dark"}))
        ->capture_default_str();
    verb->add_option("--language", options->request.language, "en or de")
        ->check(CLI::IsMember({"en", "de"}))
        ->capture_default_str();
    verb->callback([options, &context] { runScreenshot(*options, context); });
}

} // namespace peerscape::cli
